package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.TransportCodec;
import dev.mtproto4j.tl.TlReader;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** One HTTP connection of a client: one request at a time, without pipelining, which many proxies do not bear. */
final class HttpLane extends ChannelInboundHandlerAdapter {

    /** Hears of a lane, on its event loop. */
    interface Owner {

        void answered(HttpLane lane, int status, byte[] body);

        /** A lane that was opened beside the first one has ended, or could not be opened. */
        void lost(HttpLane lane, @Nullable Throwable cause);
    }

    private final String path;
    private final String host;
    private @Nullable Owner owner;
    private @Nullable ChannelHandlerContext context;
    private @Nullable FullHttpRequest early;
    private boolean busy;
    private boolean closed;
    private long keyId;

    HttpLane(String path, String host) {
        this.path = path;
        this.host = host;
    }

    static void installCodec(ChannelPipeline pipeline) {
        pipeline.addLast("http", new HttpClientCodec());
        pipeline.addLast("http-answer", new HttpObjectAggregator(TransportCodec.MAX_PACKET_BYTES));
    }

    void ownedBy(Owner newOwner) {
        owner = newOwner;
    }

    void ended(@Nullable Throwable cause) {
        if (owner != null) {
            owner.lost(this, cause);
        }
    }

    /** Whether a request waits for its answer. */
    boolean isBusy() {
        return busy;
    }

    /** The id of the authorization key in the request that was sent last, 0 if that was for a key exchange. */
    long keyId() {
        return keyId;
    }

    /** Sends a packet as soon as the connection is there. */
    void send(byte[] packet) {
        busy = true;
        keyId = keyIdOf(packet);
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path, Unpooled.wrappedBuffer(packet));
        request.headers()
                .set(HttpHeaderNames.HOST, host)
                .set(HttpHeaderNames.CONNECTION, "keep-alive")
                .set(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
                .set(HttpHeaderNames.CONTENT_LENGTH, packet.length);
        if (context == null) {
            early = request;
        } else {
            var unused = context.writeAndFlush(request);
        }
    }

    /** What a packet begins with. */
    static long keyIdOf(byte[] packet) {
        return packet.length < Long.BYTES ? 0 : new TlReader(packet).readLong();
    }

    void close() {
        closed = true;
        if (context != null) {
            var unused = context.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        if (closed) {
            var unused = active.close();
            return;
        }
        if (early != null) {
            var unused = active.writeAndFlush(early);
            early = null;
        }
        active.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpResponse answer)) {
            ReferenceCountUtil.release(message);
            return;
        }
        int status = answer.status().code();
        byte[] body;
        try {
            body = ByteBufUtil.getBytes(answer.content());
        } finally {
            answer.release();
        }
        if (busy && owner != null) {
            busy = false;
            owner.answered(this, status, body);
        } else {
            // Nobody asked: where the next answer begins is not known any more.
            var unused = ctx.close();
        }
    }
}
