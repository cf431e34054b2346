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
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a WebSocket. To the handlers behind it, the channel becomes active only when both handshakes are
 * over, so they need not know of them.
 *
 * @see <a href="https://core.telegram.org/mtproto/transports#websocket">WebSocket</a>
 */
final class WebSocketClient {

    static final String PATH = "/apiws";
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
            pipeline.addLast("tls", tls(pipeline, transport.tls(), address, handshakeTimeout));
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
        String path = dc.test() ? PATH + "_test" : PATH;
        try {
            return new URI(scheme, null, address.getHostString(), address.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no host name: " + address.getHostString(), e);
        }
    }

    private static SslHandler tls(
            ChannelPipeline pipeline,
            @Nullable SSLContext trust,
            InetSocketAddress address,
            Duration handshakeTimeout) {
        SslHandler handler =
                context(trust).newHandler(pipeline.channel().alloc(), address.getHostString(), address.getPort());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    private static SslContext context(@Nullable SSLContext trust) {
        if (trust != null) {
            return new JdkSslContext(
                    trust, true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
        }
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
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
