package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.auth.ExportLoginToken;
import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.type.auth.AnyLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.RpcException;
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

    private static final String LINK = "tg://login?token=";

    private final LoginContext context;
    private final PasswordCheck password;

    QrLogin(LoginContext context, PasswordCheck password) {
        this.context = context;
        this.password = password;
    }

    /** Asks for a token, or for what became of the last one. */
    CompletableFuture<LoginState> poll() {
        Relay<LoginState> state = new Relay<>();
        export(state, 0);
        return state;
    }

    private void export(Relay<LoginState> state, int migrations) {
        ask(state, new ExportLoginToken(context.apiId(), context.apiHash(), LongVector.empty()), migrations);
    }

    private void ask(Relay<LoginState> state, TlMethod<AnyLoginToken> method, int migrations) {
        state.follow(context.invoker().invoke(method), (answer, error) -> {
            if (error != null) {
                refused(state, method, error, migrations);
            } else if (answer instanceof LoginTokenSuccess success) {
                state.complete(Outcome.of(context, "", success.authorization()));
            } else if (answer instanceof LoginTokenMigrateTo elsewhere) {
                migrate(state, elsewhere, migrations);
            } else {
                LoginToken token = (LoginToken) answer;
                state.complete(new LoginState.WaitQrScan(link(token.token()), Instant.ofEpochSecond(token.expires())));
            }
        });
    }

    /** A token that was not good any more where it was to be redeemed is worth a new one, to be scanned again. */
    private void refused(Relay<LoginState> state, TlMethod<AnyLoginToken> method, Throwable error, int migrations) {
        boolean spent = method instanceof ImportLoginToken
                && error instanceof RpcException rpc
                && rpc.type().startsWith("AUTH_TOKEN_");
        if (spent && migrations < MAX_MIGRATIONS) {
            export(state, MAX_MIGRATIONS);
        } else {
            password.orFail(state, error);
        }
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

    private static String link(byte[] token) {
        return LINK + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * The token in a link that another device shows as a QR code.
     *
     * @throws LoginInputException if that is no such link
     */
    static byte[] token(String link) {
        String text = link.strip();
        try {
            if (text.startsWith(LINK)) {
                return Base64.getUrlDecoder().decode(text.substring(LINK.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new LoginInputException("That link does not end in a login token.");
        }
        throw new LoginInputException("That is not a login link. One begins with " + LINK);
    }
}
