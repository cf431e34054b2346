package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.Transport.Carrier;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * The client's end of a WebSocket. To the handlers behind it, the channel becomes active only when both handshakes are
 * over, so they need not know of them.
 *
 * @see <a href="https://core.telegram.org/mtproto/transports#websocket">WebSocket</a>
 */
final class WebSocketClient {

    static final String PROTOCOL = "binary";

    private static final int MAX_HTTP_ANSWER = 1 << 16;
    private static final int MAX_MESSAGE = TransportCodec.MAX_PACKET_BYTES + 1024;

    private WebSocketClient() {}

    static void install(
            ChannelPipeline pipeline,
            Transport transport,
            DcNumber dc,
            InetSocketAddress address,
            Duration handshakeTimeout) {
        boolean secure = transport.carrier() == Carrier.SECURE_WEB_SOCKET;
        if (secure) {
            pipeline.addLast("tls", ClientTls.handler(pipeline, transport.tls(), address, handshakeTimeout));
        }
        pipeline.addLast("http", new HttpClientCodec());
        pipeline.addLast("http-answer", new HttpObjectAggregator(MAX_HTTP_ANSWER));
        pipeline.addLast(
                "web-socket",
                new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(uri(secure ? "wss" : "ws", dc, address))
                        .subprotocol(PROTOCOL)
                        .maxFramePayloadLength(MAX_MESSAGE)
                        .handshakeTimeoutMillis(handshakeTimeout.toMillis())
                        .build()));
        pipeline.addLast("web-socket-frames", new WebSocketFrames());
        pipeline.addLast("web-socket-gate", new Gate());
    }

    private static URI uri(String scheme, DcNumber dc, InetSocketAddress address) {
        String path = HttpPath.webSocket(dc);
        try {
            return new URI(scheme, null, address.getHostString(), address.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no host name: " + address.getHostString(), e);
        }
    }

    /** Holds back that the channel is active until the WebSocket is open. */
    private static final class Gate extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            // Passed on when the handshake is complete.
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                context.fireChannelActive();
                context.pipeline().remove(this);
            }
            context.fireUserEventTriggered(event);
        }
    }
}
