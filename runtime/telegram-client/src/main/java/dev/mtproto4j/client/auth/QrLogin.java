package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.ExportLoginToken;
import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.type.auth.AnyLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlMethod;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/**
 * Login by a QR code that another device scans.
 *
 * @see <a href="https://core.telegram.org/api/qr-login">Login via QR code</a>
 */
final class QrLogin {

    /** A real token moves at most once; a server that sends us round is not followed. */
    private static final int MAX_MIGRATIONS = 2;

    private final LoginContext context;
    private final PasswordCheck password;

    QrLogin(LoginContext context, PasswordCheck password) {
        this.context = context;
        this.password = password;
    }

    /** Asks for a token, or for what became of the last one. */
    CompletableFuture<LoginState> poll() {
        Relay<LoginState> state = new Relay<>();
        ask(state, new ExportLoginToken(context.apiId(), context.apiHash(), LongVector.empty()), 0);
        return state;
    }

    private void ask(Relay<LoginState> state, TlMethod<AnyLoginToken> method, int migrations) {
        state.follow(context.invoker().invoke(method), (answer, error) -> {
            if (error != null) {
                if (PasswordCheck.isNeeded(error)) {
                    state.follow(password.begin());
                } else {
                    state.completeExceptionally(error);
                }
            } else if (answer instanceof LoginTokenSuccess success) {
                state.complete(Outcome.of(context, "", success.authorization()));
            } else if (answer instanceof LoginTokenMigrateTo elsewhere) {
                migrate(state, elsewhere, migrations);
            } else {
                LoginToken token = (LoginToken) answer;
                String link = "tg://login?token="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(token.token());
                state.complete(new LoginState.WaitQrScan(link, Instant.ofEpochSecond(token.expires())));
            }
        });
    }

    private void migrate(Relay<LoginState> state, LoginTokenMigrateTo elsewhere, int migrations) {
        if (migrations == MAX_MIGRATIONS) {
            state.completeExceptionally(new LoginFailedException(
                    "The login by QR code is sent from data centre to data centre without end.", null));
            return;
        }
        state.follow(context.account().moveHome(elsewhere.dcId()), (moved, error) -> {
            if (error != null) {
                state.completeExceptionally(error);
            } else {
                ask(state, new ImportLoginToken(elsewhere.token()), migrations + 1);
            }
        });
    }
}
