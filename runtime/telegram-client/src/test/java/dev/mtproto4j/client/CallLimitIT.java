package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.core.RequestQueueFullException;
import dev.mtproto4j.crypto.RsaPrivateKey;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that calls faster than the server answers is told so, and costs no more memory than its limit. */
@Timeout(60)
class CallLimitIT {

    private static final int LIMIT = 3;
    private static final int REFUSED = 50;

    @Test
    void callsBeyondTheLimitAreRefusedAndNotExecuted() {
        CountDownLatch slow = new CountDownLatch(1);
        try (LoopbackCluster cluster = new LoopbackCluster();
                TelegramClient client = cluster.client(new MemorySessionStorage())
                        .maxPendingCalls(LIMIT)
                        .build()) {
            cluster.servers.handle(GetNearestDc.class, (context, call) -> {
                slow.await();
                return new NearestDc("NL", 1, 1);
            });
            client.connect();
            List<CompletableFuture<NearestDc>> calls = new ArrayList<>();
            for (int i = 0; i < LIMIT; i++) {
                calls.add(client.invoke(new GetNearestDc()));
            }
            assertThat(client.invoke(new GetNearestDc())).isCompletedExceptionally();
            assertThatThrownBy(() -> client.call(new GetNearestDc()))
                    .isInstanceOfSatisfying(RequestQueueFullException.class, error -> {
                        assertThat(error.safeToRetry()).isTrue();
                        assertThat(error.limit()).isEqualTo(LIMIT);
                    })
                    .hasMessageStartingWith("help.getNearestDc was refused: 3 calls");
            slow.countDown();
            calls.forEach(CompletableFuture::join);
            // Whoever has seen calls end finds room for as many.
            for (int i = 0; i < LIMIT; i++) {
                calls.set(i, client.invoke(new GetNearestDc()));
            }
            calls.forEach(CompletableFuture::join);
            assertThat(cluster.requests("help.getNearestDc")).isEqualTo(2 * LIMIT);
        } finally {
            slow.countDown();
        }
    }

    @Test
    void callsThatWaitForAConnectionCountAndThoseRefusedLeaveNothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                        .apiId(1)
                        .apiHash("hash")
                        .server(
                                (InetSocketAddress) mute.getLocalSocketAddress(),
                                RsaPrivateKey.generate(new SecureRandom()).publicKey())
                        .maxPendingCalls(LIMIT)
                        .build()) {
            List<CompletableFuture<?>> waiting = new ArrayList<>();
            for (int i = 0; i < LIMIT; i++) {
                waiting.add(client.invoke(new GetNearestDc()));
            }
            ReferenceQueue<Object> gone = new ReferenceQueue<>();
            List<WeakReference<Object>> refused = refusedCalls(client, gone);
            System.gc();
            for (int i = 0; i < 2 * REFUSED; i++) {
                assertThat(gone.remove(20_000))
                        .as("of what is behind %d refused calls, number %d to be freed", REFUSED, i)
                        .isNotNull();
            }
            assertThat(refused).hasSize(2 * REFUSED);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            waiting.get(0).cancel(true);
            assertThat(client.invoke(new GetNearestDc())).isNotDone();
        }
    }

    /** References to calls that were refused, and to their futures. */
    private static List<WeakReference<Object>> refusedCalls(TelegramClient client, ReferenceQueue<Object> gone) {
        List<WeakReference<Object>> references = new ArrayList<>();
        for (int i = 0; i < REFUSED; i++) {
            SaveFilePart part = new SaveFilePart(7L, i, new byte[1024]);
            CompletableFuture<Boolean> future = client.invoke(part);
            assertThat(future).isCompletedExceptionally();
            references.add(new WeakReference<>(part, gone));
            references.add(new WeakReference<>(future, gone));
        }
        return references;
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(
                        () -> TelegramClient.builder(new MemorySessionStorage()).maxPendingCalls(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
