package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.observe.ConnectionSpan;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.netty.HttpAnswered;
import dev.mtproto4j.tl.TlReader;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One TCP connection, as its owner sees it: frames in, frames out, and the end, told once. */
final class Link extends SimpleChannelInboundHandler<Frame> {

    /** Hears of a link, on its event loop. */
    interface Owner {

        void opened(Link link);

        void received(Link link, Frame frame);

        void writable(Link link);

        void lost(Link link, @Nullable Throwable cause);
    }

    private static final int REQUESTS_FOR_A_KEY = 2;

    private final Owner owner;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Throwable cause;
    private final Transport transport;
    private final ConnectionSpan span;
    private boolean ended;
    /** By HTTP, the key of each request that waits for its answer. */
    private List<Long> outstanding = new ArrayList<>();

    Link(Owner owner, Transport transport, ConnectionSpan span) {
        super(Frame.class);
        this.owner = owner;
        this.transport = transport;
        this.span = span;
    }

    /** Whether the server can speak only when it is asked. */
    boolean isHttp() {
        return transport.isHttp();
    }

    boolean hasQuickAcks() {
        return transport.supportsQuickAck();
    }

    /** Whether something that was written by HTTP under this key waits for its answer. */
    boolean isUnanswered(long keyId) {
        return outstanding.contains(keyId);
    }

    boolean isWritable() {
        return context != null
                && context.channel().isActive()
                && context.channel().isWritable();
    }

    /** The same for packets under this key: by HTTP, one request waits while another one sends. */
    boolean isWritable(long keyId) {
        return isWritable() && Collections.frequency(outstanding, keyId) < REQUESTS_FOR_A_KEY;
    }

    /** Writes without flushing. */
    void write(byte[] packet) {
        write(packet, false);
    }

    void write(byte[] packet, boolean quickAck) {
        if (context != null) {
            if (isHttp()) {
                outstanding.add(new TlReader(packet).readLong());
            }
            span.sent(packet.length);
            Unawaited.leave(context.write(new Frame.Packet(packet, quickAck), context.voidPromise()));
        }
    }

    void flush() {
        if (context != null) {
            context.flush();
        }
    }

    /** Closes it after what was written; the owner hears of the end with this cause. */
    void close(@Nullable Throwable why) {
        if (cause == null) {
            cause = why;
        }
        if (context != null) {
            Unawaited.leave(context.close());
        }
    }

    /** There is no connection for it. */
    void notOpened(@Nullable Throwable why) {
        span.lost(why);
    }

    /** The server has answered over it. */
    void answered() {
        span.answered();
    }

    /** Closes it without telling the owner. */
    void abandon() {
        ended = true;
        span.closed();
        close(null);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        if (ended) {
            Unawaited.leave(ctx.close());
            return;
        }
        owner.opened(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Frame frame) {
        if (!ended) {
            if (frame instanceof Frame.Packet packet) {
                span.received(packet.bytes().length);
            }
            owner.received(this, frame);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ended && ctx.channel().isWritable()) {
            owner.writable(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HttpAnswered answered) {
            outstanding = new ArrayList<>(answered.outstanding());
            if (!ended) {
                owner.writable(this);
            }
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!ended) {
            ended = true;
            span.lost(cause);
            owner.lost(this, cause);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        if (cause == null) {
            cause = failure;
        }
        Unawaited.leave(ctx.close());
    }
}
