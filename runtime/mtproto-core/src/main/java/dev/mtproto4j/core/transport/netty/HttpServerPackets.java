package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A server's end of the HTTP transport: the body of a request is a packet, and so is that of its answer. A packet can be
 * sent only while a request waits for its answer. A client that sends another request before (pipelining) does not wait
 * for the first one any more: that is answered at once and empty, so that answers keep the order of requests.
 */
final class HttpServerPackets extends ChannelDuplexHandler {

    private static final int MAX_LATE = 16;

    /** What came when the client had just given up waiting; for its next request. */
    private final Deque<Frame> late = new ArrayDeque<>();

    private boolean waiting;
    private boolean keepAlive;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            ReferenceCountUtil.release(message);
            return;
        }
        byte[] packet;
        boolean good;
        try {
            good = request.method().equals(HttpMethod.POST)
                    && HttpPath.isApi(request.uri())
                    && request.decoderResult().isSuccess();
            packet = ByteBufUtil.getBytes(request.content());
        } finally {
            request.release();
        }
        if (waiting) {
            answer(context, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER, context.newPromise());
        }
        keepAlive = HttpUtil.isKeepAlive(request);
        waiting = true;
        if (good) {
            context.fireChannelRead(new Frame.Packet(packet));
            if (waiting && !late.isEmpty()) {
                write(context, late.remove(), context.newPromise());
            }
            return;
        }
        keepAlive = false;
        answer(context, HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER, context.newPromise());
        context.fireExceptionCaught(new MalformedFrameException("the client sent a request that carries no packet"));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof Frame.QuickAck) {
            promise.setFailure(new IllegalArgumentException("HTTP knows no quick acknowledgements"));
        } else if (!(message instanceof Frame frame)) {
            var unused = context.write(message, promise);
        } else if (!waiting) {
            if (late.size() == MAX_LATE) {
                promise.tryFailure(new IllegalStateException("no HTTP request waits for an answer"));
            } else {
                late.add(frame);
                promise.trySuccess();
            }
        } else if (frame instanceof Frame.TransportError error) {
            HttpResponseStatus status = error.code() > -600 && error.code() <= -400
                    ? HttpResponseStatus.valueOf(-error.code())
                    : HttpResponseStatus.BAD_REQUEST;
            answer(context, status, context.alloc().buffer(4).writeIntLE(error.code()), promise);
        } else if (frame instanceof Frame.Packet packet) {
            answer(context, HttpResponseStatus.OK, Unpooled.wrappedBuffer(packet.bytes()), promise);
        }
    }

    /** Answers a waiting request with nothing. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == HttpRelease.INSTANCE) {
            if (waiting) {
                answer(context, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER, context.newPromise());
                context.flush();
            }
            return;
        }
        context.fireUserEventTriggered(event);
    }

    private void answer(
            ChannelHandlerContext context, HttpResponseStatus status, ByteBuf body, ChannelPromise promise) {
        waiting = false;
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, keepAlive ? "keep-alive" : "close");
        ChannelFuture written = context.writeAndFlush(answer, promise.unvoid());
        if (!keepAlive) {
            var unused = written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
