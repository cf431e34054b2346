package dev.mtproto4j.core.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** Tells the owner of a lane how it ended, for a connection that has no link behind it. */
final class HttpLaneEnd extends ChannelInboundHandlerAdapter {

    private final HttpLane lane;
    private @Nullable Throwable cause;

    HttpLaneEnd(HttpLane lane) {
        this.lane = lane;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (cause == null) {
            cause = failure;
        }
        var unused = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lane.ended(cause);
    }
}
