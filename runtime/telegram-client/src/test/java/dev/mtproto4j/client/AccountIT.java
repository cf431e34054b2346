package dev.mtproto4j.client;

import static dev.mtproto4j.client.support.LoopbackCluster.ADA;
import static dev.mtproto4j.client.support.LoopbackCluster.ADA_ID;
import static dev.mtproto4j.client.support.LoopbackCluster.CODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.TwoFactor;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.client.storage.SessionStorageException;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.tl.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who is signed in does about passwords and sessions, and how sessions end. */
@Timeout(60)
class AccountIT {

    private static final char[] FIRST = "first horse".toCharArray();
    private static final char[] SECOND = "second horse".toCharArray();

    private final LoopbackCluster cluster = new LoopbackCluster();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private void startAgain(String... typed) {
        try (TelegramClient client =
                cluster.client(new MemorySessionStorage(), typed).build()) {
            client.start();
        }
    }

    @Test
    void aPasswordIsSetChangedAndRemoved() {
        try (TelegramClient ada = cluster.ada()) {
            TwoFactor factor = ada.twoFactor();
            assertThat(Calls.await(factor.status()).hasPassword()).isFalse();
            assertThat(Calls.await(factor.set(null, FIRST, "a horse", null))).isEqualTo(new TwoFactor.Change.Done());
            assertThat(Calls.await(factor.status()))
                    .isEqualTo(new TwoFactor.Status(true, "a horse", false, null, null, null));
            startAgain(ADA, "y", CODE, "first horse");
            assertThatThrownBy(() -> Calls.await(factor.set(SECOND, FIRST, null, null)))
                    .hasMessageContaining("PASSWORD_HASH_INVALID");
            Calls.await(factor.set(FIRST, SECOND, null, null));
            startAgain(ADA, "y", CODE, "first horse", "second horse");
            Calls.await(factor.remove(SECOND));
            startAgain(ADA, "y", CODE);
        }
    }

    @Test
    void anAddressToRecoverItWithIsConfirmed() {
        try (TelegramClient ada = cluster.ada()) {
            TwoFactor factor = ada.twoFactor();
            assertThat(Calls.await(factor.set(null, FIRST, null, "ada@example.org")))
                    .isEqualTo(new TwoFactor.Change.ConfirmEmail(5));
            assertThat(Calls.await(factor.status()).unconfirmedEmail()).isEqualTo("a***@e***.org");
            assertThatThrownBy(() -> Calls.await(factor.confirmEmail("00000"))).hasMessageContaining("CODE_INVALID");
            assertThat(Calls.await(factor.resendEmail())).isTrue();
            assertThat(Calls.await(factor.confirmEmail(" 123-45 "))).isTrue();
            assertThat(Calls.await(factor.status()).hasRecovery()).isTrue();
            assertThat(Calls.await(factor.setEmail(FIRST, "ada@example.net")))
                    .isInstanceOf(TwoFactor.Change.ConfirmEmail.class);
            assertThat(Calls.await(factor.cancelEmail())).isTrue();
            assertThatThrownBy(() -> Calls.await(factor.resendEmail())).hasMessageContaining("EMAIL_HASH_EXPIRED");
            assertThatThrownBy(() -> factor.setEmail(FIRST, "nobody")).hasMessageContaining("name@example.org");
            startAgain(ADA, "y", CODE, "", "y", CODE, "");
            assertThat(Calls.await(factor.status()).hasPassword()).isFalse();
        }
    }

    @Test
    void aResetWaitsAndCanBeDeclined() {
        try (TelegramClient ada = cluster.ada()) {
            TwoFactor factor = ada.twoFactor();
            assertThatThrownBy(() -> Calls.await(factor.reset())).hasMessageContaining("PASSWORD_EMPTY");
            Calls.await(factor.set(null, FIRST, null, null));
            TwoFactor.Reset.Waiting waiting = (TwoFactor.Reset.Waiting) Calls.await(factor.reset());
            assertThat(Calls.await(factor.status()).pendingReset()).isEqualTo(waiting.until());
            assertThat(Calls.await(factor.declineReset())).isTrue();
            assertThatThrownBy(() -> Calls.await(factor.declineReset())).hasMessageContaining("RESET_REQUEST_MISSING");
            assertThat(Calls.await(factor.reset())).isInstanceOf(TwoFactor.Reset.Refused.class);
        }
    }

    @Test
    void otherSessionsAreListedAndEnded() {
        try (TelegramClient ada = cluster.ada();
                TelegramClient second = cluster.ada();
                TelegramClient third = cluster.ada()) {
            List<Authorization> all = Calls.await(ada.sessions().list());
            assertThat(all).hasSize(3).filteredOn(Authorization::current).hasSize(1);
            long one = second.session().dataCenter(1).orElseThrow().authKey().id();
            assertThat(Calls.await(ada.sessions().end(one))).isTrue();
            assertThatThrownBy(() -> Calls.await(ada.sessions().end(one))).hasMessageContaining("HASH_INVALID");
            assertThatThrownBy(() -> second.call(new GetState())).hasMessageContaining("SESSION_REVOKED");
            assertThat(second.loginState()).isEqualTo(new LoginState.SignedOut(SessionEnd.SESSION_REVOKED));
            assertThat(Calls.await(ada.sessions().endOthers())).isTrue();
            assertThatThrownBy(() -> third.call(new GetState())).hasMessageContaining("SESSION_REVOKED");
            assertThat(Calls.await(ada.sessions().list())).hasSize(1);
            assertThat(Calls.await(ada.sessions().endAfterDays(30))).isTrue();
        }
    }

    @Test
    void logoutReachesEveryDataCentre() {
        try (TelegramClient ada = cluster.ada()) {
            ada.callOn(2, new GetUsers(List.of(new InputUserSelf())));
            List<Long> keys = new ArrayList<>();
            ada.session()
                    .dataCenters()
                    .values()
                    .forEach(dc -> keys.add(dc.authKey().id()));
            assertThat(cluster.servers.isAuthorized(1, keys.get(0))).isTrue();
            assertThat(cluster.servers.isAuthorized(2, keys.get(1))).isTrue();
            ada.logOut();
            assertThat(cluster.servers.isAuthorized(1, keys.get(0))).isFalse();
            assertThat(cluster.servers.isAuthorized(2, keys.get(1))).isFalse();
        }
    }

    /** Takes nothing more from some moment on. */
    private static final class FullDisk implements SessionStorage {

        volatile boolean full;

        @Override
        public Optional<SessionData> load() {
            return Optional.empty();
        }

        @Override
        public void save(SessionData session) {
            if (full) {
                throw new SessionStorageException("no space is left", null);
            }
        }

        @Override
        public void delete() {}

        @Override
        public void close() {}
    }

    @Test
    void theEndOfASessionIsToldEvenIfItCannotBeSaved() throws Exception {
        FullDisk disk = new FullDisk();
        try (TelegramClient ada = cluster.client(disk, ADA, "y", CODE).build()) {
            ada.start();
            BlockingQueue<LoginState> told = new LinkedBlockingQueue<>();
            ada.onLoginState(told::add);
            disk.full = true;
            cluster.servers.terminateSessions(ADA_ID);
            assertThatThrownBy(() -> ada.call(new GetState())).hasMessageContaining("SESSION_REVOKED");
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new LoginState.SignedOut(SessionEnd.SESSION_REVOKED));
            disk.full = false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH_KEY_UNREGISTERED, 401, true",
        "SESSION_REVOKED, 401, true",
        "SESSION_EXPIRED, 401, true",
        "USER_DEACTIVATED, 401, true",
        "AUTH_KEY_DUPLICATED, 406, false",
    })
    void theEndOfASessionIsToldOnceAndIsFinal(SessionEnd end, int code, boolean keepsKey) throws Exception {
        MemorySessionStorage storage = new MemorySessionStorage();
        try (TelegramClient ada = cluster.client(storage, ADA, "y", CODE).build()) {
            ada.start();
            BlockingQueue<LoginState> told = new LinkedBlockingQueue<>();
            ada.onLoginState(told::add);
            cluster.servers.logins().end(ADA, end.name());
            List<CompletableFuture<State>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(ada.invoke(new GetState()));
            }
            for (CompletableFuture<State> call : calls) {
                assertThatThrownBy(() -> Calls.await(call))
                        .isInstanceOfSatisfying(
                                RpcException.class, e -> assertThat(e.code()).isEqualTo(code));
            }
            assertThat(ada.session().isSignedIn()).isFalse();
            assertThat(ada.session().dataCenter(1).isPresent()).isEqualTo(keepsKey);
            // The first one to fail may be telling it still.
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new LoginState.SignedOut(end));
            assertThat(told).isEmpty();
        }
        try (TelegramClient ada = cluster.client(storage, ADA, "y", CODE).build()) {
            assertThat(ada.start().firstName()).isEqualTo("Ada");
        }
    }
}
