package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.ReferenceCountUtil;

/** Looks at the first HTTP request of a connection: it asks for a WebSocket, carries a packet, or is refused. */
final class HttpRouter extends ChannelInboundHandlerAdapter {

    private static final int MAX_UPGRADE_REQUEST = 1 << 16;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpRequest request)) {
            ReferenceCountUtil.release(message);
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        if (request.decoderResult().isFailure()) {
            refuse(context, message, HttpResponseStatus.BAD_REQUEST, "a request that is no HTTP");
        } else if (request.method().equals(HttpMethod.POST) && HttpPath.isApi(request.uri())) {
            expectPackets(context, pipeline);
            pass(context, message);
        } else if (request.method().equals(HttpMethod.GET)
                && request.uri().startsWith(HttpPath.WEB_SOCKET)
                && request.headers().contains(HttpHeaderNames.UPGRADE)) {
            expectWebSocket(context, pipeline);
            pass(context, message);
        } else {
            boolean known = HttpPath.isApi(request.uri());
            refuse(
                    context,
                    message,
                    known ? HttpResponseStatus.METHOD_NOT_ALLOWED : HttpResponseStatus.NOT_FOUND,
                    request.method() + " over HTTP, which is neither a WebSocket nor a packet");
        }
    }

    private void pass(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message);
        context.pipeline().remove(this);
    }

    private static void expectPackets(ChannelHandlerContext context, ChannelPipeline pipeline) {
        pipeline.addAfter(context.name(), "http-request", new HttpObjectAggregator(TransportCodec.MAX_PACKET_BYTES))
                .addAfter("http-request", "http-packets", new HttpServerPackets());
        pipeline.remove(NettyTransport.ENCODER);
        pipeline.remove(NettyTransport.DECODER);
    }

    private static void expectWebSocket(ChannelHandlerContext context, ChannelPipeline pipeline) {
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(HttpPath.WEB_SOCKET)
                .checkStartsWith(true)
                .subprotocols(WebSocketClient.PROTOCOL)
                .maxFramePayloadLength(TransportCodec.MAX_PACKET_BYTES + 1024)
                .build();
        pipeline.addAfter(context.name(), "http-request", new HttpObjectAggregator(MAX_UPGRADE_REQUEST))
                .addAfter("http-request", "web-socket", new WebSocketServerProtocolHandler(config))
                .addAfter("web-socket", "web-socket-frames", new WebSocketFrames());
    }

    private static void refuse(ChannelHandlerContext context, Object message, HttpResponseStatus status, String what) {
        ReferenceCountUtil.release(message);
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
        var unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        context.fireExceptionCaught(new MalformedFrameException("the client sent " + what));
    }
}
