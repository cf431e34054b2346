package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.ApiLayer;
import dev.mtproto4j.api.TypeRegistry;
import dev.mtproto4j.api.method.InitConnection;
import dev.mtproto4j.api.method.InvokeWithLayer;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.ConnectionListener;
import dev.mtproto4j.core.connection.ConnectionOptions;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The smallest client there can be: one connection, {@code initConnection} around the first call. */
final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MtprotoConnection connection;
    private final BlockingQueue<TlObject> updates = new LinkedBlockingQueue<>();
    private boolean initialized;

    private ApiClient(TestCluster cluster, TestServer server, Transport transport, @Nullable AuthKey authKey) {
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onUpdate(MtprotoConnection source, byte[] body) {
                updates.add(TypeRegistry.read(new TlReader(body)));
            }
        };
        connection = MtprotoConnection.open(ConnectionOptions.builder()
                        .address(server.address())
                        .dc(DcNumber.of(server.dcId()))
                        .transport(transport)
                        .rsaKeys(List.of(cluster.publicKey()))
                        .authKey(authKey)
                        .callTimeout(PATIENCE)
                        .listener(listener)
                        .build())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    static ApiClient connect(TestCluster cluster, int dc) {
        return connect(cluster, dc, Transport.plain(Framing.INTERMEDIATE));
    }

    static ApiClient connect(TestCluster cluster, int dc, Transport transport) {
        return new ApiClient(cluster, cluster.dc(dc), transport, null);
    }

    /** Another connection with the same key, in a session of its own. */
    ApiClient again(TestCluster cluster, int dc) {
        return new ApiClient(cluster, cluster.dc(dc), Transport.plain(Framing.INTERMEDIATE), connection.authKey());
    }

    <R> CompletableFuture<R> send(TlMethod<R> method) {
        if (initialized) {
            return connection.send(method);
        }
        initialized = true;
        return connection.send(new InvokeWithLayer<>(ApiLayer.LAYER, init(method)));
    }

    static <R> InitConnection<R> init(TlMethod<R> query) {
        return InitConnection.<R>builder()
                .apiId(1)
                .deviceModel("test")
                .systemVersion("1")
                .appVersion("1")
                .systemLangCode("en")
                .langPack("")
                .langCode("en")
                .query(query)
                .build();
    }

    <R> R call(TlMethod<R> method) {
        return await(send(method));
    }

    /** Sends exactly this, without {@code initConnection}. */
    <R> R callBare(TlMethod<R> method) {
        return await(connection.send(method));
    }

    /** The error of a call, as {@code "400 PEER_ID_INVALID"}. */
    String error(TlMethod<?> method) {
        return failure(() -> call(method));
    }

    String errorBare(TlMethod<?> method) {
        return failure(() -> callBare(method));
    }

    private static String failure(Runnable call) {
        try {
            call.run();
        } catch (RpcException e) {
            return e.code() + " " + e.rawMessage();
        }
        throw new AssertionError("the call succeeded");
    }

    static <R> R await(CompletableFuture<R> future) {
        try {
            return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The next update of that class that arrives. */
    <T> T nextUpdate(Class<T> type) throws InterruptedException {
        TlObject update = updates.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(update).isInstanceOf(type);
        return type.cast(Objects.requireNonNull(update));
    }

    MtprotoConnection connection() {
        return connection;
    }

    int waitingUpdates() {
        return updates.size();
    }

    long keyId() {
        return connection.authKey().id();
    }

    @Override
    public void close() {
        connection.close();
    }
}
