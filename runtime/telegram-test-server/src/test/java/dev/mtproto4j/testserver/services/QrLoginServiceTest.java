package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.AcceptLoginToken;
import dev.mtproto4j.api.method.auth.ExportLoginToken;
import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.type.UpdateLoginToken;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.auth.AnyLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.store.LoginTokens;
import dev.mtproto4j.tl.LongVector;
import org.junit.jupiter.api.Test;

class QrLoginServiceTest {
    private static final long PHONE_KEY = 5;
    private static final long NEW_KEY = 6;

    private final ServiceBench bench = new ServiceBench();

    @Test
    void aScannedCodeSignsIn() {
        signedIn(Account.builder("+15550100"));
        LoginToken token = (LoginToken) export(1);
        bench.call(1, PHONE_KEY, new AcceptLoginToken(token.token()));
        assertThat(bench.pushed).singleElement().satisfies(push -> {
            assertThat(push.dc()).isEqualTo(1);
            assertThat(push.key()).isEqualTo(NEW_KEY);
            assertThat(((UpdateShort) push.updates()).update()).isEqualTo(new UpdateLoginToken());
        });
        assertThat(export(1)).isInstanceOf(LoginTokenSuccess.class);
        assertThat(bench.cluster.dataCenter(1).orElseThrow().authorizations().userOf(NEW_KEY))
                .isPresent();
    }

    @Test
    void aPersonWhoLivesElsewhereIsSentThere() {
        Account ada = signedIn(Account.builder("+15550100").homeDc(2));
        LoginToken token = (LoginToken) export(1);
        bench.call(2, PHONE_KEY, new AcceptLoginToken(token.token()));
        LoginTokenMigrateTo migrate = (LoginTokenMigrateTo) export(1);
        assertThat(migrate.dcId()).isEqualTo(2);
        ImportLoginToken call = new ImportLoginToken(migrate.token());
        assertThat(bench.call(2, NEW_KEY, call)).isInstanceOf(LoginTokenSuccess.class);
        assertThat(bench.cluster.dataCenter(2).orElseThrow().authorizations().userOf(NEW_KEY))
                .hasValue(ada.id());
        assertThat(bench.error(2, NEW_KEY, call)).isEqualTo("400 AUTH_TOKEN_INVALID");
    }

    @Test
    void thePasswordComesAfterTheScan() {
        signedIn(Account.builder("+15550100").password("secret"));
        bench.call(1, PHONE_KEY, new AcceptLoginToken(((LoginToken) export(1)).token()));
        assertThat(bench.error(1, NEW_KEY, exportCall())).isEqualTo("401 SESSION_PASSWORD_NEEDED");
    }

    @Test
    void tokensAreForOneScanAndEnd() {
        signedIn(Account.builder("+15550100"));
        LoginToken token = (LoginToken) export(1);
        bench.call(1, PHONE_KEY, new AcceptLoginToken(token.token()));
        assertThat(bench.error(1, PHONE_KEY, new AcceptLoginToken(token.token())))
                .isEqualTo("400 AUTH_TOKEN_ALREADY_ACCEPTED");
        export(1);
        LoginToken late = (LoginToken) export(1);
        bench.clock.advance(LoginTokens.LIFETIME);
        assertThat(bench.error(1, PHONE_KEY, new AcceptLoginToken(late.token())))
                .isEqualTo("400 AUTH_TOKEN_INVALIDX");
        assertThat(bench.error(1, 99, new AcceptLoginToken(late.token()))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
    }

    private Account signedIn(Account.Builder builder) {
        Account account = bench.add(builder);
        bench.signIn(account.homeDc(), PHONE_KEY, account);
        return account;
    }

    private AnyLoginToken export(int dc) {
        return bench.call(dc, NEW_KEY, exportCall());
    }

    private static ExportLoginToken exportCall() {
        return new ExportLoginToken(1, "hash", LongVector.empty());
    }
}
