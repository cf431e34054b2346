package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.connection.UnknownDcException;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.tl.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that go to another data centre, and the authorization that goes with them. */
@Timeout(60)
class DataCentresIT {

    private final LoopbackCluster cluster = new LoopbackCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static GetUsers self() {
        return new GetUsers(List.of(new InputUserSelf()));
    }

    @Test
    void fiftyCallsAtOnceMoveTheAuthorizationOnce() {
        try (TelegramClient client = cluster.ada()) {
            List<CompletableFuture<List<AnyUser>>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(client.invokeOn(2, self()));
            }
            for (CompletableFuture<List<AnyUser>> call : calls) {
                assertThat(((User) call.join().get(0)).id()).isEqualTo(LoopbackCluster.ADA_ID);
            }
            assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(1);
            assertThat(cluster.servers.requests("auth.importAuthorization"))
                    .extracting(RecordedRequest::dcId, RecordedRequest::error)
                    .containsExactly(tuple(2, null));
            assertThat(client.homeDc()).isEqualTo(1);
        }
    }

    @Test
    void theMovedAuthorizationIsKeptInTheSession() {
        MemorySessionStorage storage = new MemorySessionStorage();
        try (TelegramClient client = cluster.client(storage, LoopbackCluster.ADA, "y", LoopbackCluster.CODE)
                .build()) {
            client.start();
            client.callOn(2, self());
        }
        try (TelegramClient client = cluster.client(storage).build()) {
            client.start();
            client.callOn(2, self());
        }
        assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(1);
    }

    @Test
    void aFileOnAnotherDataCentreIsFollowedThere() {
        cluster.servers.dc(1).faults().failAlways(GetUsers.CONSTRUCTOR_ID, 303, "FILE_MIGRATE_2");
        try (TelegramClient client = cluster.ada()) {
            client.call(self());
            client.call(self());
            assertThat(client.homeDc()).isEqualTo(1);
        }
        assertThat(cluster.requests("auth.importAuthorization")).isEqualTo(1);
        assertThat(cluster.servers.dc(2).requests())
                .filteredOn(request -> request.method().equals("users.getUsers"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILE_MIGRATE_2", "STATS_MIGRATE_2"})
    void aHundredCallsThatAreSentElsewhereAtOnceMoveTheAuthorizationOnce(String migration) {
        cluster.servers.dc(1).faults().failAlways(GetUsers.CONSTRUCTOR_ID, 303, migration);
        try (TelegramClient client = cluster.ada()) {
            List<CompletableFuture<List<AnyUser>>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(client.invoke(self()));
            }
            calls.forEach(CompletableFuture::join);
            assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(1);
            assertThat(cluster.requests("auth.importAuthorization")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH_BYTES_INVALID", "USER_ID_INVALID"})
    void anImportThatIsAlwaysRefusedEndsEveryCallAndCanBeTriedLater(String error) {
        cluster.servers.dc(2).faults().failAlways(ImportAuthorization.CONSTRUCTOR_ID, 400, error);
        try (TelegramClient client = cluster.ada()) {
            List<CompletableFuture<List<AnyUser>>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(client.invokeOn(2, self()));
            }
            for (CompletableFuture<List<AnyUser>> call : calls) {
                assertThatThrownBy(call::join).hasMessageContaining("400 " + error + " (auth.importAuthorization)");
            }
            cluster.servers.dc(2).faults().clear(ImportAuthorization.CONSTRUCTOR_ID);
            assertThat(client.callOn(2, self())).hasSize(1);
            assertThat(client.isSignedIn()).isTrue();
        }
    }

    @Test
    void aKeyThatWasUsedTwiceThereIsMadeAnew() {
        try (TelegramClient client = cluster.ada()) {
            client.callOn(2, self());
            long before = client.session().dataCenter(2).orElseThrow().authKey().id();
            cluster.servers.dc(2).faults().failNext(GetUsers.CONSTRUCTOR_ID, 406, "AUTH_KEY_DUPLICATED");
            client.callOn(2, self());
            assertThat(client.session().dataCenter(2).orElseThrow().authKey().id())
                    .isNotEqualTo(before);
            assertThat(client.isSignedIn()).isTrue();
        }
    }

    @Test
    void theUserMovesToAnotherHome() {
        try (TelegramClient client = cluster.ada()) {
            cluster.servers.dc(1).faults().failNext(GetUsers.CONSTRUCTOR_ID, 303, "USER_MIGRATE_2");
            client.call(self());
            assertThat(client.homeDc()).isEqualTo(2);
            assertThat(client.isSignedIn()).isTrue();
        }
    }

    @Test
    void wrongBytesAreATypedError() {
        try (TelegramClient client = cluster.ada()) {
            assertThatThrownBy(() -> client.callOn(2, new ImportAuthorization(1001, new byte[16])))
                    .isInstanceOfSatisfying(RpcException.class, error -> {
                        assertThat(error.code()).isEqualTo(400);
                        assertThat(error.as(ImportAuthorization.ErrorType.class))
                                .contains(ImportAuthorization.ErrorType.AUTH_BYTES_INVALID);
                    });
        }
    }

    @Test
    void anExportThatIsRefusedThereIsRepeatedOnce() {
        try (TelegramClient client = cluster.ada()) {
            cluster.servers.dc(2).faults().failNext(ImportAuthorization.CONSTRUCTOR_ID, 400, "AUTH_BYTES_INVALID");
            client.callOn(2, self());
            assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(2);
        }
    }

    @Test
    void anAuthorizationThatWasLostThereIsMovedAgain() {
        try (TelegramClient client = cluster.ada()) {
            client.callOn(2, self());
            cluster.servers.dc(2).faults().failNext(GetUsers.CONSTRUCTOR_ID, 401, "AUTH_KEY_UNREGISTERED");
            client.callOn(2, self());
            assertThat(client.isSignedIn()).isTrue();
            assertThat(cluster.requests("auth.exportAuthorization")).isEqualTo(2);
        }
    }

    @Test
    void beforeTheLoginOtherDataCentresAnswerWhatNeedsNone() {
        try (TelegramClient client = cluster.client(new MemorySessionStorage()).build()) {
            assertThat(client.callOn(2, new GetConfig()).thisDc()).isEqualTo(2);
            assertThatThrownBy(() -> client.callOn(2, self())).hasMessageContaining("AUTH_KEY_UNREGISTERED");
            assertThatThrownBy(() -> client.callOn(3, self()))
                    .isInstanceOf(UnknownDcException.class)
                    .hasMessage("No address is known for DC 3; known are [1, 2].");
        }
    }
}
