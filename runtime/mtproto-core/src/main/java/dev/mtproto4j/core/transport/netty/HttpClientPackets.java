package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of the HTTP transport. There are at most two connections, so that one can wait for the server to have
 * something to say while the other one sends; the second is opened when it is needed, and shows nowhere.
 *
 * <p>The channel counts as writable while a connection is free.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports#http">HTTP</a>
 */
final class HttpClientPackets extends ChannelDuplexHandler implements HttpLane.Owner {

    private static final int WRITABILITY = 1;
    private static final int MAX_WAITING = 64;
    private static final int OK = 200;

    private final HttpLane first;
    private final Function<HttpLane.Owner, HttpLane> opener;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable HttpLane second;
    private @Nullable ChannelHandlerContext context;

    HttpClientPackets(HttpLane first, Function<HttpLane.Owner, HttpLane> opener) {
        this.first = first;
        this.opener = opener;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        first.ownedBy(this);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof Frame.Packet packet)) {
            var unused = ctx.write(message, promise);
        } else if (waiting.size() == MAX_WAITING) {
            promise.tryFailure(new IllegalStateException("64 packets wait for an HTTP connection"));
        } else {
            waiting.add(packet.bytes());
            promise.trySuccess();
            next(ctx);
        }
    }

    private void next(ChannelHandlerContext ctx) {
        while (!waiting.isEmpty()) {
            HttpLane free = freeLane();
            if (free == null) {
                break;
            }
            free.send(waiting.remove());
        }
        ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
        if (buffer != null) {
            boolean full = first.isBusy() && second != null && second.isBusy();
            buffer.setUserDefinedWritability(WRITABILITY, !full);
        }
    }

    private @Nullable HttpLane freeLane() {
        if (!first.isBusy()) {
            return first;
        }
        if (second == null) {
            second = opener.apply(this);
        }
        return second.isBusy() ? null : second;
    }

    @Override
    public void answered(HttpLane lane, int status, byte[] body) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || !ctx.channel().isActive()) {
            return;
        }
        if (status != OK) {
            ctx.fireChannelRead(new Frame.TransportError(-status));
        } else if (body.length == 4) {
            int code = (body[0] & 0xff) | (body[1] & 0xff) << 8 | (body[2] & 0xff) << 16 | body[3] << 24;
            if (code < 0) {
                ctx.fireChannelRead(new Frame.TransportError(code));
            }
        } else if (body.length > 0) {
            ctx.fireChannelRead(new Frame.Packet(body));
        }
        next(ctx);
        int outstanding = (first.isBusy() ? 1 : 0) + (second != null && second.isBusy() ? 1 : 0);
        ctx.fireUserEventTriggered(new HttpAnswered(outstanding));
        ctx.fireChannelReadComplete();
    }

    /** A request that was on it may have arrived or not, so the whole connection counts as lost. */
    @Override
    public void lost(HttpLane lane, @Nullable Throwable cause) {
        if (lane != second) {
            return;
        }
        second = null;
        if (lane.isBusy() && context != null && context.channel().isActive()) {
            context.fireExceptionCaught(
                    cause != null
                            ? cause
                            : new MalformedFrameException("the server closed an HTTP connection unasked"));
            var unused = context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (second != null) {
            second.close();
        }
        waiting.clear();
        ctx.fireChannelInactive();
    }
}
