package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.method.auth.ResetAuthorizations;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.ExportedAuthorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.store.Authorizations.State;
import dev.mtproto4j.testserver.store.ExportedAuthorizations;
import org.junit.jupiter.api.Test;

class AuthTransferServiceTest {
    private static final long HERE = 5;
    private static final long THERE = 6;

    private final ServiceBench bench = new ServiceBench();
    private final Account ada = bench.add(Account.builder("+15550100"));

    @Test
    void anAuthorizationMovesOnce() {
        ExportedAuthorization exported = export();
        assertThat(exported.id()).isEqualTo(ada.id());
        ImportAuthorization call = new ImportAuthorization(exported.id(), exported.bytes());
        Authorization authorization = (Authorization) bench.call(2, THERE, call);
        assertThat(authorization.user().id()).isEqualTo(ada.id());
        assertThat(bench.error(2, THERE, call)).isEqualTo("400 AUTH_BYTES_INVALID");
    }

    @Test
    void wrongBytesUserAndDataCenter() {
        assertThat(bench.error(2, THERE, new ImportAuthorization(ada.id(), new byte[128])))
                .isEqualTo("400 AUTH_BYTES_INVALID");
        assertThat(bench.error(2, THERE, new ImportAuthorization(ada.id() + 1, export().bytes())))
                .isEqualTo("400 USER_ID_INVALID");
        assertThat(bench.error(1, THERE, new ImportAuthorization(ada.id(), export().bytes())))
                .isEqualTo("400 AUTH_BYTES_INVALID");
        assertThat(bench.error(1, HERE, new ExportAuthorization(1))).isEqualTo("400 DC_ID_INVALID");
        assertThat(bench.error(1, HERE, new ExportAuthorization(9))).isEqualTo("400 DC_ID_INVALID");
        assertThat(bench.error(1, 99, new ExportAuthorization(2))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
    }

    @Test
    void bytesEndByTheClock() {
        byte[] bytes = export().bytes();
        bench.clock.advance(ExportedAuthorizations.LIFETIME);
        assertThat(bench.error(2, THERE, new ImportAuthorization(ada.id(), bytes)))
                .isEqualTo("400 AUTH_BYTES_INVALID");
    }

    @Test
    void botsSignInByToken() {
        Account bot = bench.add(Account.bot("110:secret").username("echo_bot"));
        Authorization authorization =
                (Authorization) bench.call(1, HERE, new ImportBotAuthorization(0, 1, "hash", "110:secret"));
        assertThat(authorization.user().id()).isEqualTo(bot.id());
        assertThat(bench.error(1, HERE, new ImportBotAuthorization(0, 1, "hash", "110:wrong")))
                .isEqualTo("400 ACCESS_TOKEN_INVALID");
        assertThat(bench.error(1, HERE, new ImportBotAuthorization(0, 0, "hash", "110:secret")))
                .isEqualTo("400 API_ID_INVALID");
        assertThat(bench.error(2, HERE, new ImportBotAuthorization(0, 1, "hash", "110:secret")))
                .isEqualTo("303 USER_MIGRATE_1");
    }

    @Test
    void loggingOutEndsOneLoginResettingTheOthers() {
        bench.signIn(1, HERE, ada);
        bench.signIn(2, THERE, ada);
        assertThat(bench.call(1, HERE, new ResetAuthorizations())).isTrue();
        assertThat(state(1, HERE)).isEqualTo(State.SIGNED_IN);
        assertThat(state(2, THERE)).isEqualTo(State.REVOKED);
        bench.call(1, HERE, new LogOut());
        assertThat(state(1, HERE)).isEqualTo(State.NOBODY);
    }

    private State state(int dc, long key) {
        return bench.cluster
                .dataCenter(dc)
                .orElseThrow()
                .authorizations()
                .of(key)
                .state();
    }

    private ExportedAuthorization export() {
        bench.signIn(1, HERE, ada);
        return bench.call(1, HERE, new ExportAuthorization(2));
    }
}
