package dev.mtproto4j.core.fault;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.BackoffPolicy;
import dev.mtproto4j.core.connection.ConnectionOptions;
import dev.mtproto4j.core.connection.server.IdleSessions;
import dev.mtproto4j.core.connection.server.InMemoryAuthKeyStore;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerConnection;
import dev.mtproto4j.core.connection.server.ServerHandler;
import dev.mtproto4j.core.connection.server.ServerRequest;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.tl.TlReader;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the runs share: a server that counts what it executes, threads, and a key that it knows. */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a timer does shows in the run
final class FaultyWorld implements ServerHandler, AutoCloseable {

    private static final DcNumber DC = DcNumber.of(2);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
    /** Longer than any client is away: a server that forgets its sessions earlier may execute a late copy. */
    private static final Duration SESSION_LIFETIME = Duration.ofMinutes(10);

    private static final int INVOKE_AFTER_MSG = 0xcb9f372d;

    final FaultCounts faults = new FaultCounts();
    private final MovableClock clock = new MovableClock();
    final FaultCounts outcomes = new FaultCounts();
    final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(2, new DefaultThreadFactory("fault-io", true), NioIoHandler.newFactory());
    /** As many as there will ever be, so that a thread too many is one too many. Nothing that runs here waits. */
    final ExecutorService workers = Executors.newFixedThreadPool(16, new DefaultThreadFactory("fault-worker", true));

    final MtprotoServer server;

    private final Duration sessionLifetime;

    private final RsaPrivateKey rsa = RsaPrivateKey.generate(new SecureRandom());
    private final AuthKey key;
    private final ConcurrentMap<String, Queue<Long>> executions = new ConcurrentHashMap<>();
    /** Of calls that somebody waits to see executed. */
    private final ConcurrentMap<String, CompletableFuture<Void>> seen = new ConcurrentHashMap<>();

    FaultyWorld() {
        this(SESSION_LIFETIME);
    }

    /** @param sessionLifetime how long the server keeps a session whose client is away */
    FaultyWorld(Duration sessionLifetime) {
        this.sessionLifetime = sessionLifetime;
        byte[] secret = new byte[256];
        new SecureRandom().nextBytes(secret);
        key = new AuthKey(secret);
        InMemoryAuthKeyStore keys = new InMemoryAuthKeyStore(Clock.systemUTC());
        keys.put(key, null);
        server = MtprotoServer.start(MtprotoServerOptions.builder(this)
                .dc(DC)
                .rsaKeys(List.of(rsa))
                .authKeys(keys)
                .handlerExecutor(workers)
                .sessionLifetime(sessionLifetime)
                .clock(clock)
                .build());
    }

    /** Options for a client behind that address; with the known key, or for making one. */
    ConnectionOptions.Builder options(InetSocketAddress address, Transport transport, boolean knownKey) {
        ConnectionOptions.Builder options = ConnectionOptions.builder()
                .address(address)
                .dc(DC)
                .transport(transport)
                .rsaKeys(List.of(rsa.publicKey()))
                .eventLoopGroup(group)
                .callbackExecutor(workers)
                .callTimeout(Duration.ofSeconds(60))
                .connectTimeout(Duration.ofSeconds(3))
                .pingInterval(Duration.ofSeconds(3))
                .pongTimeout(Duration.ofSeconds(2))
                .backoff(new BackoffPolicy(Duration.ofMillis(1), Duration.ofMillis(20), 0.5));
        return knownKey ? options.authKey(key) : options;
    }

    @Override
    public void onRequest(ServerSession session, ServerRequest request) {
        TlReader reader = new TlReader(request.body());
        byte[] query = request.body();
        if (reader.readInt() == INVOKE_AFTER_MSG) {
            reader.readLong();
            query = reader.readRaw(reader.remaining());
        }
        String text = Echo.read(query).text();
        String name = text.substring(0, text.indexOf(' '));
        executions.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>()).add(request.msgId());
        CompletableFuture<Void> waiting = seen.remove(name);
        if (waiting != null) {
            waiting.complete(null);
        }
        if (Boolean.getBoolean("mtproto4j.fault.trace")) {
            System.out.println(System.nanoTime() / 1000 + " server executes " + name + " as "
                    + Long.toHexString(request.msgId()) + " in " + session);
        }
        if (text.contains(" fail ")) {
            session.replyError(request.msgId(), 400, "TEST_FAILED");
        } else if (text.contains(" slow ")) {
            group.schedule(
                    () -> session.reply(request.msgId(), new Echo(text).resultBytes()), 15, TimeUnit.MILLISECONDS);
        } else {
            session.reply(request.msgId(), new Echo(text).resultBytes());
        }
    }

    /** Completes when the server begins to execute that call, or has done so. */
    CompletableFuture<Void> executed(String name) {
        CompletableFuture<Void> future = seen.computeIfAbsent(name, n -> new CompletableFuture<>());
        if (executions.containsKey(name)) {
            future.complete(null);
        }
        return future;
    }

    @Override
    public synchronized void onDisconnected(ServerConnection connection) {
        notifyAll();
    }

    @Override
    public synchronized void onSessionDestroyed(ServerSession session) {
        notifyAll();
    }

    /** Waits until the server has no connections, lets the life of its sessions pass, and waits for their end. */
    void awaitQuiet() throws InterruptedException {
        await("connections", () -> server.connections().isEmpty());
        clock.advance(sessionLifetime.multipliedBy(2));
        IdleSessions.forget(server);
        await("sessions", () -> server.sessions().isEmpty());
    }

    private synchronized void await(String what, BooleanSupplier gone) throws InterruptedException {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (!gone.getAsBoolean()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError(what + " of the server are left");
            }
            wait(millis);
        }
    }

    int executions(String name) {
        return ids(name).size();
    }

    /**
     * Under how many message ids. A server that forgets a session executes a packet that the network repeats once more,
     * under the id that it has: no client can prevent that.
     */
    int executionsOfDifferentIds(String name) {
        return Set.copyOf(ids(name)).size();
    }

    private List<Long> ids(String name) {
        Queue<Long> ids = executions.get(name);
        return ids == null ? List.of() : List.copyOf(ids);
    }

    void forget(String name) {
        executions.remove(name);
        seen.remove(name);
    }

    @Override
    public void close() {
        server.close();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
        workers.shutdown();
    }
}
