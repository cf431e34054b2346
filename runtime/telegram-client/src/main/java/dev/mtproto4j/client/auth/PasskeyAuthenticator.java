package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.InputPasskeyCredential;
import java.util.concurrent.CompletableFuture;

/** What holds passkeys: the platform's WebAuthn interface, a security key, a program of one's own. */
@FunctionalInterface
public interface PasskeyAuthenticator {

    /**
     * Signs a challenge.
     *
     * @param options the challenge as the server gave it: JSON in the form that WebAuthn interfaces take
     * @return the answer; fails with {@link LoginCancelledException} if the person gives up
     */
    CompletableFuture<InputPasskeyCredential> sign(String options);
}
