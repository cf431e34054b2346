package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes the connection of a client that begins something and does not get on with it. */
final class ServerPatience extends ChannelInboundHandlerAdapter {

    private final ServerLimits limits;
    private @Nullable ScheduledFuture<?> timer;
    private boolean bytesSeen;
    private boolean packetSeen;

    ServerPatience(ServerLimits limits) {
        this.limits = limits;
    }

    /** What has to stand before all other handlers, to see that bytes come at all. */
    ChannelInboundHandlerAdapter atTheSocket() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                bytesSeen = true;
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context, limits.opening(), "did not complete its first packet");
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Frame) {
            packetSeen = true;
            stop();
        }
        context.fireChannelRead(message);
    }

    /** Bytes that complete no packet begin one; those that follow do not win time. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (bytesSeen && !packetSeen && timer == null) {
            start(context, limits.packet(), "did not complete a packet that it began");
        }
        // Handlers that leave the pipeline say once more that a read is complete.
        bytesSeen = false;
        packetSeen = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context, Duration limit, String what) {
        timer = context.executor()
                .schedule(
                        () -> {
                            context.fireExceptionCaught(new MalformedFrameException(
                                    "the client " + what + " in " + limit.toSeconds() + " s"));
                            var unused = context.close();
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
