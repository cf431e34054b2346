package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.TransportCodec;
import dev.mtproto4j.core.transport.TransportDetector;
import dev.mtproto4j.core.transport.TransportDetector.Form;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first bytes of a connection: puts TLS and WebSocket in front of the codec if the client speaks them, and
 * is gone.
 */
final class ServerSniffer extends ByteToMessageDecoder {

    private static final int TLS_HEADER = 5;
    private static final byte TLS_HANDSHAKE = 22;
    private static final int MAX_HTTP_REQUEST = 1 << 16;

    private final @Nullable Supplier<SslContext> tls;

    ServerSniffer(@Nullable Supplier<SslContext> tls) {
        this.tls = tls;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (tls != null && in.getByte(in.readerIndex()) == TLS_HANDSHAKE) {
            if (in.readableBytes() < TLS_HEADER) {
                return;
            }
            if (SslHandler.isEncrypted(in, false)) {
                context.pipeline()
                        .addAfter(context.name(), "tls", tls.get().newHandler(context.alloc()))
                        .addAfter("tls", "tls-content", new ServerSniffer(null))
                        .remove(this);
                return;
            }
        }
        byte[] start = new byte[Math.min(in.readableBytes(), TransportDetector.LOOKAHEAD)];
        in.getBytes(in.readerIndex(), start);
        Form form = TransportDetector.detect(start, start.length);
        if (form == Form.UNDECIDED) {
            return;
        }
        if (form == Form.HTTP) {
            expectWebSocket(context);
        }
        context.pipeline().remove(this);
    }

    private static void expectWebSocket(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(WebSocketClient.PATH)
                .checkStartsWith(true)
                .subprotocols(WebSocketClient.PROTOCOL)
                .maxFramePayloadLength(TransportCodec.MAX_PACKET_BYTES + 1024)
                .build();
        pipeline.addAfter(context.name(), "http", new HttpServerCodec())
                .addAfter("http", "http-request", new HttpObjectAggregator(MAX_HTTP_REQUEST))
                .addAfter("http-request", "web-socket", new WebSocketServerProtocolHandler(config))
                .addAfter("web-socket", "web-socket-frames", new WebSocketFrames());
    }
}
