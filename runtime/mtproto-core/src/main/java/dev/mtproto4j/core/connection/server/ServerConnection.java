package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.connection.Unawaited;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.netty.HttpRelease;
import dev.mtproto4j.core.transport.netty.NettyTransport;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/** A client's TCP connection. Thread-safe. */
public final class ServerConnection {

    private static final AtomicLong COUNTER = new AtomicLong();

    private final long id = COUNTER.incrementAndGet();
    private final SocketChannel channel;
    private final ServerTransportCodec codec;
    private volatile boolean silent;
    private volatile boolean http;
    private final DisconnectTimer disconnect;

    ServerConnection(SocketChannel channel, ServerTransportCodec codec) {
        this.channel = channel;
        this.codec = codec;
        this.disconnect = new DisconnectTimer(channel.eventLoop(), this::close);
    }

    /** A number of its own within the process. */
    public long id() {
        return id;
    }

    public SocketAddress remoteAddress() {
        return channel.remoteAddress();
    }

    /** How the client frames its packets, once it has sent something. */
    public Optional<Framing> framing() {
        try {
            return Optional.of(codec.framing());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Which data centre the client wants, as an obfuscated transport says it: negative for its media servers. */
    public OptionalInt announcedDc() {
        return codec.announcedDc();
    }

    public boolean isOpen() {
        return channel.isActive();
    }

    /** Closes in order, after what was written. */
    public void close() {
        Unawaited.leave(channel.close());
    }

    /** Cuts the connection: the client sees a reset. */
    public void abort() {
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                channel.config().setSoLinger(0);
                Unawaited.leave(channel.close());
            }
        });
    }

    /** Sends an error of the transport, such as -404, and closes. */
    public void sendTransportError(int code) {
        if (!silent) {
            Unawaited.leave(
                    channel.writeAndFlush(new Frame.TransportError(code)).addListener(ChannelFutureListener.CLOSE));
        }
    }

    /** Leaves what the client sends in the socket, until {@link #resumeReading}. */
    public void stopReading() {
        channel.config().setAutoRead(false);
    }

    public void resumeReading() {
        channel.config().setAutoRead(true);
    }

    /** Stays connected, but throws away what comes and sends nothing: a half-open connection. */
    public void goSilent() {
        silent = true;
    }

    /** Whether it carries packets as bodies of HTTP; known from the first packet on. */
    public boolean isHttp() {
        if (!http) {
            http = NettyTransport.isHttp(channel.pipeline());
        }
        return http;
    }

    /** Answers the HTTP request that waits with nothing. */
    void releaseHttp() {
        channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(HttpRelease.INSTANCE));
    }

    boolean isSilent() {
        return silent;
    }

    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    void write(Frame frame) {
        if (!silent) {
            Unawaited.leave(channel.writeAndFlush(frame, channel.voidPromise()));
        }
    }

    /** Closes unless this is called again in time; the answer to {@code ping_delay_disconnect}. */
    void disconnectAfter(Duration delay) {
        disconnect.restart(delay);
    }

    void ended() {
        disconnect.stop();
    }

    @Override
    public String toString() {
        return "ServerConnection[" + id + " from " + channel.remoteAddress() + "]";
    }
}
