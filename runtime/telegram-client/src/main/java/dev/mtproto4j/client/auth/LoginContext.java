package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.connection.SessionEnd;
import dev.mtproto4j.client.rpc.RpcInvoker;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a login works with.
 *
 * @param apiHash the secret of the application, from my.telegram.org
 * @param codeSettings which ways of sending a code this program can deal with; tokens of earlier logouts are added
 * @param worker for the arithmetic of passwords, which takes some tenths of a second
 * @param scheduler for the replacement of QR codes that expire
 */
public record LoginContext(
        RpcInvoker invoker,
        int apiId,
        String apiHash,
        CodeSettings codeSettings,
        Clock clock,
        SecureRandom random,
        Executor worker,
        ScheduledExecutorService scheduler,
        Account account) {

    /** What a login tells about, and asks from, the rest of the client. */
    public interface Account {

        /** Somebody has signed in; durable when this returns. */
        void signedIn(Authorization authorization);

        /** Nobody is signed in any more; durable when this returns. */
        void signedOut(SessionEnd reason);

        /** Tokens that earlier logouts left; they may spare the code. */
        List<byte[]> futureAuthTokens();

        /** Keeps a token that a logout gives, for the next login. */
        void keepFutureAuthToken(byte[] token);

        /** The data centre that calls go to by default. */
        int homeDc();

        /** The id of the permanent authorization key there; 0 when there is none. */
        long homeKeyId();

        /** What to add to the local clock to get the server's, as far as it is known. */
        Duration serverTimeOffset();

        /** Makes another data centre the home one. */
        CompletableFuture<Void> moveHome(int dcId);
    }

    /** The server's time: what it calls expired is expired, however wrong the local clock is. */
    Instant serverTime() {
        return clock.instant().plus(account.serverTimeOffset());
    }

    @Override
    public String toString() {
        return "login context of api id " + apiId;
    }
}
