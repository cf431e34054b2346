package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A QR code from its first token to the login, with time that passes when the test says so. */
class QrLoginTest {

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final LoginFixture fixture = new LoginFixture();
    private final ScriptedInvoker server = fixture.server;
    private final Login login = fixture.login;

    /** The next answer is a token that lives so long by the server's clock. */
    private void token(int token, Duration life) {
        Instant serverTime = fixture.clock.instant().plus(fixture.serverTimeOffset);
        server.result(
                "auth.exportLoginToken",
                new LoginToken((int) serverTime.plus(life).getEpochSecond(), new byte[] {(byte) token}));
    }

    private String shown() {
        return ((LoginState.WaitQrScan) login.state()).link();
    }

    @Test
    void aCodeThatExpiresIsReplaced() {
        token(1, LIFE);
        Calls.await(login.qrStart());
        assertThat(shown()).isEqualTo("tg://login?token=AQ");
        assertThat(fixture.scheduler.waits()).containsExactly(LIFE);
        fixture.scheduler.advance(LIFE.minusSeconds(1));
        assertThat(server.calls()).hasSize(1);
        token(2, LIFE.plusSeconds(1));
        fixture.scheduler.advance(Duration.ofSeconds(1));
        assertThat(shown()).isEqualTo("tg://login?token=Ag");
        assertThat(fixture.scheduler.waits()).containsExactly(LIFE);
    }

    @Test
    void expiryIsByTheServersClock() {
        fixture.serverTimeOffset = Duration.ofHours(1);
        token(1, LIFE);
        Calls.await(login.qrStart());
        assertThat(fixture.scheduler.waits()).containsExactly(LIFE);
    }

    @Test
    void aCodeThatHasExpiredAlreadyIsNoStormOfRequests() {
        token(1, Duration.ofHours(-1));
        Calls.await(login.qrStart());
        assertThat(fixture.scheduler.waits()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aReplacementThatFailsIsTriedAgain() {
        token(1, LIFE);
        Calls.await(login.qrStart());
        server.error("auth.exportLoginToken", 500, "TIMEOUT");
        fixture.scheduler.advance(LIFE);
        assertThat(shown()).isEqualTo("tg://login?token=AQ");
        token(2, LIFE);
        fixture.scheduler.advance(Duration.ofSeconds(5));
        assertThat(shown()).isEqualTo("tg://login?token=Ag");
    }

    @Test
    void whoeverIsSignedInIsNotAskedForAnotherScan() {
        token(1, LIFE);
        Calls.await(login.qrStart());
        server.result("auth.exportLoginToken", new LoginTokenSuccess(Samples.authorization()));
        login.loginTokenAccepted();
        assertThat(login.state()).isInstanceOf(LoginState.SignedIn.class);
        assertThat(fixture.scheduler.waits()).isEmpty();
    }

    @Test
    void beginningAnewStopsTheReplacement() {
        token(1, LIFE);
        Calls.await(login.qrStart());
        login.beginAgain();
        assertThat(fixture.scheduler.waits()).isEmpty();
    }

    /** A token that was spent on the way is worth another code; what else is refused is told. */
    @ParameterizedTest
    @EnumSource(ImportLoginToken.ErrorType.class)
    void everyDocumentedErrorOfTheImport(ImportLoginToken.ErrorType error) {
        server.result("auth.exportLoginToken", new LoginTokenMigrateTo(2, new byte[] {7}))
                .error("auth.importLoginToken", error.code(), error.type());
        if (error == ImportLoginToken.ErrorType.BUSINESS_CONNECTION_NOT_ALLOWED) {
            assertThatThrownBy(() -> Calls.await(login.qrStart())).hasMessageContaining(error.type());
            assertThat(login.state()).isEqualTo(new LoginState.WaitPhoneNumber());
        } else {
            token(2, LIFE);
            Calls.await(login.qrStart());
            assertThat(shown()).isEqualTo("tg://login?token=Ag");
        }
    }

    @Test
    void aServerThatRefusesEveryTokenIsNotFollowed() {
        for (int i = 0; i < 2; i++) {
            server.result("auth.exportLoginToken", new LoginTokenMigrateTo(2, new byte[] {7}));
        }
        server.error("auth.importLoginToken", 400, "AUTH_TOKEN_EXPIRED");
        assertThatThrownBy(() -> Calls.await(login.qrStart()))
                .isInstanceOf(LoginFailedException.class)
                .hasMessageContaining("from data centre to data centre");
    }
}
