package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.exchange.ServerKeyExchange;
import dev.mtproto4j.core.exchange.ServerKeyExchangeOptions;
import dev.mtproto4j.core.session.RotatingSalts;
import dev.mtproto4j.core.session.ServerMtprotoSession;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.netty.NettyTransport;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One data centre on one listening port: key exchanges, sessions and service messages are dealt with
 * here, calls go to the {@link ServerHandler}. Thread-safe.
 */
public final class MtprotoServer implements AutoCloseable {

    /** Answers go out at once; this is for acknowledging what has none yet. */
    private static final Duration ACK_DELAY = Duration.ofMillis(500);

    private static final int SALT_SECRET_BYTES = 32;
    private static final long SHUTDOWN_SECONDS = 5;
    private static final long MAX_SWEEP_PAUSE_MILLIS = 60_000;

    private record SessionKey(long authKeyId, long sessionId) {}

    private final MtprotoServerOptions options;
    private final ServerKeyExchange exchange;
    private final EventLoopGroup group;
    private final boolean ownGroup;
    private final Channel channel;
    private final ScheduledFuture<?> sweep;
    private final Map<SessionKey, ServerSession> sessions = new ConcurrentHashMap<>();
    private final Map<Long, RotatingSalts> salts = new ConcurrentHashMap<>();
    private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();

    private MtprotoServer(MtprotoServerOptions options) {
        this.options = options;
        this.exchange = new ServerKeyExchange(ServerKeyExchangeOptions.builder(options.rsaKeys, options.random)
                .acceptDc(options.acceptDc)
                .build());
        this.ownGroup = options.eventLoopGroup == null;
        this.group = options.eventLoopGroup == null
                ? new MultiThreadIoEventLoopGroup(
                        2, new DefaultThreadFactory("mtproto4j-server", true), NioIoHandler.newFactory())
                : options.eventLoopGroup;
        this.channel = bind();
        long pause = Math.max(1, Math.min(MAX_SWEEP_PAUSE_MILLIS, options.sessionLifetime.toMillis() / 4));
        this.sweep = channel.eventLoop()
                .scheduleWithFixedDelay(this::forgetIdleSessions, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Forgets the sessions that have had no connection for {@link MtprotoServerOptions.Builder#sessionLifetime}. */
    void forgetIdleSessions() {
        Instant longAgo = options.clock.instant().minus(options.sessionLifetime);
        for (ServerSession session : sessions.values()) {
            if (session.isIdleSince(longAgo)) {
                forget(session);
            }
        }
    }

    /**
     * Starts to listen.
     *
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static MtprotoServer start(MtprotoServerOptions options) {
        return new MtprotoServer(options);
    }

    private Channel bind() {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel child) {
                        ServerTransportCodec codec = new ServerTransportCodec(options.random, options.proxySecrets);
                        child.config().setTcpNoDelay(true);
                        NettyTransport.installServer(child.pipeline(), codec, options.doors, options.random);
                        child.pipeline()
                                .addLast(new ConnectionHandler(MtprotoServer.this, new ServerConnection(child, codec)));
                    }
                })
                .bind(options.address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            Throwable cause = bound.cause();
            endGroup();
            throw new UncheckedIOException(
                    "cannot listen on " + options.address,
                    cause instanceof IOException io ? io : new IOException(cause));
        }
        return bound.channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    public int port() {
        return address().getPort();
    }

    /** The connections that are open now. */
    public List<ServerConnection> connections() {
        return List.copyOf(connections);
    }

    public List<ServerSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /** The sessions under one authorization key. */
    public List<ServerSession> sessions(long authKeyId) {
        return sessions.values().stream()
                .filter(session -> session.authKeyId() == authKeyId)
                .toList();
    }

    public Optional<ServerSession> session(long authKeyId, long sessionId) {
        return Optional.ofNullable(sessions.get(new SessionKey(authKeyId, sessionId)));
    }

    /** Forgets all sessions, but no key, as a server does that was started again. */
    public void forgetSessions() {
        sessions().forEach(this::forget);
    }

    /** Cuts all connections. */
    public void closeConnections() {
        connections().forEach(ServerConnection::abort);
    }

    /** Stops listening, cuts all connections, ends the threads that it started. */
    @Override
    public void close() {
        sweep.cancel(false);
        channel.close().awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        connections().forEach(ServerConnection::close);
        endGroup();
    }

    private void endGroup() {
        if (ownGroup) {
            group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        }
    }

    MtprotoServerOptions options() {
        return options;
    }

    ServerKeyExchange exchange() {
        return exchange;
    }

    void opened(ServerConnection connection) {
        connections.add(connection);
        options.handlerExecutor.execute(() -> options.handler.onConnected(connection));
    }

    void closed(ServerConnection connection) {
        connections.remove(connection);
        connection.ended();
        options.handlerExecutor.execute(() -> options.handler.onDisconnected(connection));
    }

    void keyMade(KeyExchangeResult result, Instant now) {
        AuthKey key = result.authKey();
        salts.put(key.id(), newSalts(result.salt(), now));
        options.authKeys.put(key, result.expiresAt());
    }

    RotatingSalts salts(long authKeyId) {
        return salts.computeIfAbsent(authKeyId, id -> newSalts(0, Instant.EPOCH));
    }

    private RotatingSalts newSalts(long first, Instant created) {
        byte[] secret = new byte[SALT_SECRET_BYTES];
        options.random.nextBytes(secret);
        return new RotatingSalts(secret, options.saltLifetime, first, created);
    }

    ServerSession sessionOf(AuthKey key, long sessionId) {
        return sessions.computeIfAbsent(new SessionKey(key.id(), sessionId), id -> {
            SessionOptions sessionOptions = SessionOptions.of(options.random).withAcks(ACK_DELAY, 16);
            MessageCipher cipher = new MessageCipher(key, Side.SERVER, options.random);
            return new ServerSession(
                    this, key, new ServerMtprotoSession(cipher, sessionId, salts(key.id()), sessionOptions));
        });
    }

    boolean forget(long authKeyId, long sessionId) {
        return session(authKeyId, sessionId).map(this::forget).orElse(false);
    }

    boolean forget(ServerSession session) {
        boolean known = sessions.remove(new SessionKey(session.authKeyId(), session.id()), session);
        if (known) {
            session.destroyed();
        }
        return known;
    }

    void forgetKey(long authKeyId) {
        options.authKeys.remove(authKeyId);
        salts.remove(authKeyId);
        sessions(authKeyId).forEach(this::forget);
    }

    @Override
    public String toString() {
        return "MtprotoServer[" + address() + ", " + connections.size() + " connections]";
    }
}
