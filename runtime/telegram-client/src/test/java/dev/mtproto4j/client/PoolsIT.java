package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.storage.FileUnknown;
import dev.mtproto4j.api.type.upload.AnyFile;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.client.connection.PoolOptions;
import dev.mtproto4j.client.rpc.CallSettings;
import dev.mtproto4j.client.rpc.ConnectionPurpose;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.core.connection.server.ServerConnection;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files have connections of their own. */
@Timeout(60)
class PoolsIT {

    private static final GetFile PART = new GetFile(new InputDocumentFileLocation(1, 2, new byte[0], ""), 0L, 4096);
    private static final CallSettings ON_DC_2 = CallSettings.DEFAULT.onDc(2);

    private final LoopbackCluster cluster = new LoopbackCluster();
    private final CountDownLatch slow = new CountDownLatch(1);
    /** Sessions whose downloads have begun. */
    private final BlockingQueue<Long> beingServed = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        slow.countDown();
        cluster.close();
    }

    private void downloadsTakeLong() {
        cluster.servers.handle(GetFile.class, (context, call) -> {
            beingServed.add(context.sessionId());
            slow.await();
            return part();
        });
    }

    private static AnyFile part() {
        return new File(new FileUnknown(), 1, new byte[] {1, 2, 3});
    }

    private TelegramClient ada(PoolOptions pools) {
        return started(cluster.client(new MemorySessionStorage(), LoopbackCluster.ADA, "y", LoopbackCluster.CODE)
                .pools(pools));
    }

    private static TelegramClient started(TelegramClientBuilder builder) {
        TelegramClient client = builder.build();
        boolean done = false;
        try {
            client.start();
            done = true;
            return client;
        } finally {
            if (!done) {
                client.close();
            }
        }
    }

    private List<CompletableFuture<AnyFile>> download(TelegramClient client, int parts) {
        List<CompletableFuture<AnyFile>> calls = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            calls.add(client.invoke(PART));
        }
        return calls;
    }

    private static void awaitAll(List<CompletableFuture<AnyFile>> calls) {
        calls.forEach(call -> assertThat(call.join()).isEqualTo(part()));
    }

    private Set<Long> sessionsOf(String method) {
        return cluster.servers.requests(method).stream()
                .map(RecordedRequest::sessionId)
                .collect(Collectors.toSet());
    }

    @Test
    void slowDownloadsHoldUpNeitherCallsNorUploads() throws Exception {
        downloadsTakeLong();
        try (TelegramClient client = ada(new PoolOptions(2, 3, Duration.ofMinutes(1)))) {
            List<CompletableFuture<AnyFile>> downloads = download(client, 8);
            cluster.awaitConnections(1, 4);
            assertThat(client.call(new GetNearestDc()).thisDc()).isEqualTo(1);
            assertThat(client.call(new SaveFilePart(7L, 0, new byte[1024]))).isTrue();
            assertThat(downloads).noneMatch(CompletableFuture::isDone);
            assertThat(cluster.servers.dc(1).connectionCount()).isEqualTo(5);
            slow.countDown();
            awaitAll(downloads);
        }
        Set<Long> downloading = sessionsOf("upload.getFile");
        Set<Long> uploading = sessionsOf("upload.saveFilePart");
        assertThat(downloading).hasSize(3);
        assertThat(sessionsOf("help.getNearestDc")).hasSize(1).doesNotContainAnyElementsOf(downloading);
        assertThat(uploading).hasSize(1).doesNotContainAnyElementsOf(downloading);
    }

    @Test
    void partsAreSharedOutEvenly() throws Exception {
        downloadsTakeLong();
        try (TelegramClient client = ada(new PoolOptions(1, 3, Duration.ofMinutes(1)))) {
            List<CompletableFuture<AnyFile>> downloads = download(client, 9);
            cluster.awaitConnections(1, 4);
            slow.countDown();
            awaitAll(downloads);
        }
        assertThat(cluster.servers.requests("upload.getFile").stream()
                        .collect(Collectors.groupingBy(RecordedRequest::sessionId, Collectors.counting()))
                        .values())
                .containsExactly(3L, 3L, 3L);
    }

    @Test
    void connectionsThatOpenTogetherMakeOneKey() throws Exception {
        cluster.servers.handle(GetNearestDc.class, (context, call) -> {
            slow.await();
            return new NearestDc("NL", 2, 2);
        });
        try (TelegramClient client = cluster.client(new MemorySessionStorage()).build()) {
            client.connect();
            List<CompletableFuture<NearestDc>> calls = new ArrayList<>();
            for (ConnectionPurpose purpose : ConnectionPurpose.values()) {
                calls.add(client.invoke(new GetNearestDc(), ON_DC_2.over(purpose)));
            }
            cluster.awaitConnections(2, 3);
            slow.countDown();
            calls.forEach(CompletableFuture::join);
        }
        assertThat(sessionsOf("help.getNearestDc")).hasSize(3);
        assertThat(cluster.servers.dc(2).requests())
                .extracting(RecordedRequest::permanentKeyId)
                .filteredOn(id -> id != 0)
                .containsOnly(
                        cluster.servers.requests("help.getNearestDc").get(0).permanentKeyId());
    }

    @Test
    void idleConnectionsAreClosedAndOpenedAgain() throws Exception {
        cluster.servers.handle(GetFile.class, (context, call) -> part());
        ManualScheduler time = new ManualScheduler();
        try (TelegramClient client =
                started(cluster.client(new MemorySessionStorage(), LoopbackCluster.ADA, "y", LoopbackCluster.CODE)
                        .scheduler(time))) {
            client.call(PART);
            client.call(new GetNearestDc(), ON_DC_2);
            assertThat(cluster.servers.dc(1).connectionCount()).isEqualTo(2);
            // Each is idle from shortly after its last answer was heard.
            time.awaitTimers(3, Duration.ofMinutes(1));
            time.advance(Duration.ofSeconds(59));
            assertThat(cluster.servers.dc(1).connectionCount()).isEqualTo(2);
            assertThat(cluster.servers.dc(2).connectionCount()).isEqualTo(1);
            time.advance(Duration.ofSeconds(1));
            cluster.awaitConnections(1, 1);
            cluster.awaitConnections(2, 0);
            assertThat(client.call(PART)).isEqualTo(part());
            assertThat(client.call(new GetNearestDc(), ON_DC_2).thisDc()).isEqualTo(2);
        }
        assertThat(sessionsOf("upload.getFile")).hasSize(2);
    }

    @Test
    void aFileOnAnotherDataCentreIsFetchedByItsPool() throws Exception {
        cluster.servers.dc(1).faults().failAlways(GetFile.CONSTRUCTOR_ID, 303, "FILE_MIGRATE_2");
        cluster.servers.dc(2).dispatcher().handle(GetFile.class, (context, call) -> {
            slow.await();
            context.requireUser();
            return part();
        });
        try (TelegramClient client = ada(new PoolOptions(1, 2, Duration.ofMinutes(1)))) {
            List<CompletableFuture<AnyFile>> downloads = download(client, 4);
            cluster.awaitConnections(2, 3);
            assertThat(client.call(new GetNearestDc(), ON_DC_2).thisDc()).isEqualTo(2);
            slow.countDown();
            awaitAll(downloads);
        }
        assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(1);
        assertThat(cluster.servers.dc(2).requests())
                .extracting(RecordedRequest::permanentKeyId)
                .containsOnly(cluster.servers.dc(2).requests().get(0).permanentKeyId());
    }

    @Test
    void partsOnAConnectionThatIsLostAreFetchedAllTheSame() throws Exception {
        downloadsTakeLong();
        try (TelegramClient client = ada(new PoolOptions(1, 3, Duration.ofMinutes(1)))) {
            List<CompletableFuture<AnyFile>> downloads = download(client, 6);
            cluster.awaitConnections(1, 4);
            Long one = beingServed.poll(20, TimeUnit.SECONDS);
            assertThat(one).as("the session of a download").isNotNull();
            cluster.servers.dc(1).mtproto().sessions().stream()
                    .filter(session -> Long.valueOf(session.id()).equals(one))
                    .flatMap(session -> session.connection().stream())
                    .forEach(ServerConnection::abort);
            assertThat(client.call(new GetNearestDc()).thisDc()).isEqualTo(1);
            slow.countDown();
            awaitAll(downloads);
        }
    }

    @Test
    void aPartWhoseSessionTheServerForgotIsFetchedAgain() {
        cluster.servers.handle(GetFile.class, (context, call) -> part());
        try (TelegramClient client = ada(PoolOptions.DEFAULT)) {
            cluster.servers.faults().dropAfterExecuting(GetFile.CONSTRUCTOR_ID);
            assertThat(client.call(PART)).isEqualTo(part());
        }
        assertThat(cluster.requests("upload.getFile")).isEqualTo(2);
    }

    @Test
    void mediaServersHaveATemporaryKeyOfTheirOwn() {
        cluster.servers.handle(GetFile.class, (context, call) -> part());
        cluster.servers.handle(GetConfig.class, (context, call) -> withMediaServers());
        try (TelegramClient client = ada(PoolOptions.DEFAULT)) {
            client.call(PART);
            assertThat(cluster.servers.dc(1).mtproto().connections())
                    .extracting(connection -> connection.announcedDc().orElse(0))
                    .containsExactlyInAnyOrder(1, -1);
        }
        RecordedRequest download = cluster.servers.requests("upload.getFile").get(0);
        RecordedRequest login = cluster.servers.requests("auth.signIn").get(0);
        assertThat(download.permanentKeyId()).isEqualTo(login.permanentKeyId());
        assertThat(download.authKeyId()).isNotEqualTo(login.authKeyId());
    }

    /** Media servers that are the ordinary ones; what they are called as shows in the transport. */
    private Config withMediaServers() {
        DcOption.Builder option = DcOption.builder().ipAddress("127.0.0.1").id(1);
        DcOption ordinary = option.port(cluster.servers.dc(1).port()).build();
        DcOption media = option.mediaOnly(true).build();
        return Samples.config(List.of(ordinary, media));
    }

    @Test
    void aKeyThatAnotherDataCentreLostIsMadeAnewAndAuthorized() {
        cluster.servers.dc(2).dispatcher().handle(GetFile.class, (context, call) -> {
            context.requireUser();
            return part();
        });
        try (TelegramClient client =
                started(cluster.client(new MemorySessionStorage(), LoopbackCluster.ADA, "y", LoopbackCluster.CODE)
                        .temporaryKeys(false))) {
            client.call(PART, ON_DC_2);
            client.call(new DestroyAuthKey(), ON_DC_2);
            cluster.servers.dc(2).closeConnections();
            List<CompletableFuture<AnyFile>> downloads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                downloads.add(client.invoke(PART, ON_DC_2));
            }
            awaitAll(downloads);
            assertThat(client.isSignedIn()).isTrue();
        }
        assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(2);
        assertThat(cluster.servers.dc(2).mtproto().sessions().stream()
                        .map(ServerSession::authKeyId)
                        .distinct())
                .hasSize(1);
    }
}
