package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.AnyInputCheckPasswordSRP;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.PasswordChallenges;
import dev.mtproto4j.testserver.store.SecondFactors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password of one account: given by a test as text, or set by a client as a verifier. */
record SecondFactor(ClusterState cluster, Account account) {

    boolean exists() {
        return account.password() != null || verifier().isPresent();
    }

    private Optional<SecondFactors.Verifier> verifier() {
        return cluster.secondFactors().verifier(account.id());
    }

    @Nullable
    String hint() {
        String hint = verifier().map(SecondFactors.Verifier::hint).orElse(account.passwordHint());
        return hint == null || hint.isEmpty() ? null : hint;
    }

    /** The confirmed address to recover it with. */
    Optional<String> email() {
        return cluster.secondFactors()
                .email(account.id())
                .or(() -> Optional.ofNullable(account.recoveryEmail()))
                .filter(address -> exists());
    }

    Optional<PasswordChallenges.Challenge> open(long keyId) {
        PasswordChallenges challenges = cluster.passwordChallenges();
        Optional<SecondFactors.Verifier> set = verifier();
        if (set.isPresent()) {
            return Optional.of(
                    challenges.open(keyId, set.get().parameters(), set.get().bytes()));
        }
        String password = account.password();
        return password == null ? Optional.empty() : Optional.of(challenges.open(keyId, account.id(), password));
    }

    /**
     * Checks a proof, which uses the key's challenge up.
     *
     * @throws dev.mtproto4j.tl.RpcException if it is wrong
     */
    void require(RequestContext context, AnyInputCheckPasswordSRP proof) {
        if (!(proof instanceof InputCheckPasswordSRP answer)) {
            throw context.error(400, "PASSWORD_HASH_INVALID");
        }
        PasswordChallenges.Challenge challenge = cluster.passwordChallenges()
                .take(context.permanentKeyId(), answer.srpId())
                .orElseThrow(() -> context.error(400, "SRP_ID_INVALID"));
        if (!challenge.server().verify(answer.a(), answer.m1())) {
            throw context.error(400, "PASSWORD_HASH_INVALID");
        }
    }

    void set(SecondFactors.Verifier verifier) {
        forget();
        cluster.secondFactors().setVerifier(account.id(), verifier);
    }

    void remove() {
        forget();
        cluster.secondFactors().removeEmail(account.id());
        cluster.secondFactors().endReset(account.id());
        cluster.accounts()
                .update(account.id(), a -> a.toBuilder().recoveryEmail(null).build());
    }

    private void forget() {
        cluster.secondFactors().removeVerifier(account.id());
        cluster.accounts()
                .update(
                        account.id(),
                        a -> a.toBuilder().password(null).passwordHint(null).build());
    }
}
