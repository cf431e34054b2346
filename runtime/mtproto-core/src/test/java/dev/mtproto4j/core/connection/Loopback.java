package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerHandler;
import dev.mtproto4j.core.connection.server.ServerRequest;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.crypto.RsaPrivateKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address that echoes, and what a test wants to know about it. */
final class Loopback implements ServerHandler, AutoCloseable {

    /** One key for all tests: making one takes a while. */
    private static final RsaPrivateKey KEY = RsaPrivateKey.generate(new SecureRandom());

    /** For what comes at once, unless the machine has much else to do. */
    private static final long LIMIT_SECONDS = 60;

    static final DcNumber DC = DcNumber.of(2);

    private final DcNumber dc;
    final ConcurrentMap<String, AtomicInteger> executions = new ConcurrentHashMap<>();
    /** Requests whose text begins with "hold" stay here unanswered. */
    final BlockingQueue<Held> held = new LinkedBlockingQueue<>();

    final BlockingQueue<Long> dropped = new LinkedBlockingQueue<>();
    final BlockingQueue<ServerSession> created = new LinkedBlockingQueue<>();
    final MtprotoServer server;

    record Held(ServerSession session, ServerRequest request, String text) {
        void answer() {
            session.reply(request.msgId(), new Echo(text).resultBytes());
        }
    }

    Loopback() {
        this(DC, List.of());
    }

    Loopback(List<ProxySecret> proxySecrets) {
        this(DC, proxySecrets);
    }

    Loopback(DcNumber dc, List<ProxySecret> proxySecrets) {
        this.dc = dc;
        server = MtprotoServer.start(MtprotoServerOptions.builder(this)
                .dc(dc)
                .rsaKeys(List.of(KEY))
                .proxySecrets(proxySecrets)
                .build());
    }

    ConnectionOptions.Builder options() {
        return ConnectionOptions.builder()
                .address(server.address())
                .dc(dc)
                .rsaKeys(List.of(KEY.publicKey()))
                .callTimeout(Duration.ofSeconds(30))
                .backoff(new BackoffPolicy(Duration.ofMillis(1), Duration.ofMillis(20), 0.5));
    }

    MtprotoConnection connect() {
        return get(MtprotoConnection.open(options().build()));
    }

    @Override
    public void onRequest(ServerSession session, ServerRequest request) {
        if (request.constructorId() != Echo.CONSTRUCTOR_ID) {
            session.replyError(request.msgId(), 400, "INPUT_METHOD_INVALID");
            return;
        }
        String text = Echo.read(request.body()).text();
        executions.computeIfAbsent(text, key -> new AtomicInteger()).incrementAndGet();
        if (text.startsWith("hold")) {
            held.add(new Held(session, request, text));
        } else if (text.startsWith("fail ")) {
            session.replyError(request.msgId(), 420, text.substring(5));
        } else {
            session.reply(request.msgId(), new Echo(text).resultBytes());
        }
    }

    @Override
    public void onSessionCreated(ServerSession session) {
        created.add(session);
    }

    @Override
    public void onAnswerDropped(ServerSession session, long msgId) {
        dropped.add(msgId);
    }

    int executions(String text) {
        AtomicInteger count = executions.get(text);
        return count == null ? 0 : count.get();
    }

    /** Nobody listens there, and nobody else can before it is closed. */
    static Socket takenPort() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no result in " + LIMIT_SECONDS + " s", e);
        }
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T value = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (value == null) {
                throw new AssertionError("nothing came in " + LIMIT_SECONDS + " s");
            }
            return value;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
