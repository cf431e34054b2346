package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of the HTTP transport. For each authorization key, one connection can wait for the server to have
 * something to say while another one sends; while a key is renewed there are two of them. All but the first connection
 * are opened when they are needed, and show nowhere.
 *
 * <p>The channel counts as writable while a connection is free.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports#http">HTTP</a>
 */
final class HttpClientPackets extends ChannelDuplexHandler implements HttpLane.Owner {

    private static final int WRITABILITY = 1;
    private static final int MAX_LANES = 4;
    private static final int MAX_WAITING = 64;
    private static final int OK = 200;

    private final HttpLane first;
    private final Function<HttpLane.Owner, HttpLane> opener;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<HttpLane> others = new ArrayList<>();
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
            boolean full = others.size() == MAX_LANES - 1 && lanes().allMatch(HttpLane::isBusy);
            buffer.setUserDefinedWritability(WRITABILITY, !full);
        }
    }

    private Stream<HttpLane> lanes() {
        return Stream.concat(Stream.of(first), others.stream());
    }

    private @Nullable HttpLane freeLane() {
        HttpLane free = lanes().filter(lane -> !lane.isBusy()).findFirst().orElse(null);
        if (free == null && others.size() < MAX_LANES - 1) {
            free = opener.apply(this);
            others.add(free);
        }
        return free;
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
        ctx.fireUserEventTriggered(new HttpAnswered(outstanding()));
        ctx.fireChannelReadComplete();
    }

    private List<Long> outstanding() {
        Stream<Long> sent = lanes().filter(HttpLane::isBusy).map(HttpLane::keyId);
        return Stream.concat(sent, waiting.stream().map(HttpLane::keyIdOf)).toList();
    }

    /** A request that was on it may have arrived or not, so the whole connection counts as lost. */
    @Override
    public void lost(HttpLane lane, @Nullable Throwable cause) {
        if (!others.remove(lane)) {
            return;
        }
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
        List.copyOf(others).forEach(HttpLane::close);
        waiting.clear();
        ctx.fireChannelInactive();
    }
}
