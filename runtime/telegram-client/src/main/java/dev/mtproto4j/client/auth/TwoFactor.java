package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.method.account.CancelPasswordEmail;
import dev.mtproto4j.api.method.account.ConfirmPasswordEmail;
import dev.mtproto4j.api.method.account.DeclinePasswordReset;
import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.account.ResendPasswordEmail;
import dev.mtproto4j.api.method.account.ResetPassword;
import dev.mtproto4j.api.method.account.UpdatePasswordSettings;
import dev.mtproto4j.api.type.AnyInputCheckPasswordSRP;
import dev.mtproto4j.api.type.InputCheckPasswordEmpty;
import dev.mtproto4j.api.type.PasswordKdfAlgoUnknown;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.api.type.account.ResetPasswordFailedWait;
import dev.mtproto4j.api.type.account.ResetPasswordRequestedWait;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.RpcException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The password of the account that is signed in: setting, changing and removing it, and the e-mail address that it can
 * be recovered with. Passwords that are passed in are copied, and the copies wiped. Thread-safe.
 *
 * <p>All futures fail with {@link RpcException} for what the server refuses ({@link LoginProblem} says what it means),
 * {@code PASSWORD_HASH_INVALID} for a wrong password among it.
 *
 * @see <a href="https://core.telegram.org/api/srp">Two-factor authentication</a>
 */
public final class TwoFactor {

    private final RpcInvoker invoker;
    private final SecureRandom random;
    private final Executor worker;

    /** @param worker for the arithmetic, which takes some tenths of a second */
    public TwoFactor(RpcInvoker invoker, SecureRandom random, Executor worker) {
        this.invoker = invoker;
        this.random = random;
        this.worker = worker;
    }

    /**
     * What is known of the password.
     *
     * @param hint what its owner is reminded of; null if there is none
     * @param hasRecovery whether there is a confirmed e-mail address to recover it with
     * @param unconfirmedEmail the pattern of an address that waits for its code; null if there is none
     * @param pendingReset when the password can be reset, after {@link #reset}; null if nobody asked
     * @param loginEmail the pattern of the address that login codes go to; null if they do not
     */
    public record Status(
            boolean hasPassword,
            @Nullable String hint,
            boolean hasRecovery,
            @Nullable String unconfirmedEmail,
            @Nullable Instant pendingReset,
            @Nullable String loginEmail) {}

    /** What became of a change. */
    public sealed interface Change {
        /** It is in force. */
        record Done() implements Change {}

        /**
         * It takes effect when the e-mail address is confirmed: {@link #confirmEmail}.
         *
         * @param codeLength how long the code is that was sent there; 0 if the server did not say
         */
        record ConfirmEmail(int codeLength) implements Change {}
    }

    /** What became of the wish to reset a forgotten password. */
    public sealed interface Reset {
        /** There is no password any more. */
        record Done() implements Reset {}

        /** The password goes away when {@link #reset} is called at that time or later; any device can decline. */
        record Waiting(Instant until) implements Reset {}

        /** A reset was declined not long ago; from then on it can be asked for again. */
        record Refused(Instant retryFrom) implements Reset {}
    }

    /** Asks the server. */
    public CompletableFuture<Status> status() {
        return invoker.invoke(new GetPassword())
                .thenApply(known -> new Status(
                        known.hasPassword(),
                        known.hint(),
                        known.hasRecovery(),
                        known.emailUnconfirmedPattern(),
                        instant(known.pendingResetDate()),
                        known.loginEmailPattern()));
    }

    /**
     * Sets a password where there was none, or another one.
     *
     * @param current null if there is none
     * @param hint null or empty for none
     * @param email to recover it with; null leaves the address as it is
     */
    public CompletableFuture<Change> set(
            char @Nullable [] current, char[] next, @Nullable String hint, @Nullable String email) {
        String address = email == null ? null : EmailAddress.parse(email);
        if (next.length == 0) {
            throw new LoginInputException("The new password is empty.");
        }
        char[] own = next.clone();
        return update(
                current,
                own,
                known -> Passwords.settings(known, own, hint, random)
                        .email(address)
                        .build());
    }

    /** Removes the password, and with it the e-mail address. */
    public CompletableFuture<Change> remove(char[] current) {
        return update(
                current,
                new char[0],
                known -> PasswordInputSettings.builder()
                        .newAlgo(new PasswordKdfAlgoUnknown())
                        .newPasswordHash(new byte[0])
                        .hint("")
                        .email("")
                        .build());
    }

    /** Sets the address to recover the password with. */
    public CompletableFuture<Change> setEmail(char[] current, String email) {
        String address = EmailAddress.parse(email);
        return update(
                current,
                new char[0],
                known -> PasswordInputSettings.builder().email(address).build());
    }

    /** Confirms the e-mail address with the code that was sent there. */
    public CompletableFuture<Boolean> confirmEmail(String code) {
        return invoker.invoke(new ConfirmPasswordEmail(CodeText.parse(code)));
    }

    /** Has that code sent again. */
    public CompletableFuture<Boolean> resendEmail() {
        return invoker.invoke(new ResendPasswordEmail());
    }

    /** Gives up on the e-mail address. */
    public CompletableFuture<Boolean> cancelEmail() {
        return invoker.invoke(new CancelPasswordEmail());
    }

    /** Asks to have a forgotten password removed, or removes it when the time has come. */
    public CompletableFuture<Reset> reset() {
        return invoker.invoke(new ResetPassword()).thenApply(answer -> {
            if (answer instanceof ResetPasswordRequestedWait waiting) {
                return new Reset.Waiting(Instant.ofEpochSecond(waiting.untilDate()));
            } else if (answer instanceof ResetPasswordFailedWait refused) {
                return new Reset.Refused(Instant.ofEpochSecond(refused.retryDate()));
            }
            return new Reset.Done();
        });
    }

    /** Keeps the password after all. */
    public CompletableFuture<Boolean> declineReset() {
        return invoker.invoke(new DeclinePasswordReset());
    }

    /** @param next is wiped at the end */
    private CompletableFuture<Change> update(
            char @Nullable [] current, char[] next, Function<Password, PasswordInputSettings> settings) {
        char[] own = current == null ? new char[0] : current.clone();
        Relay<Change> change = new Relay<>();
        change.follow(invoker.invoke(new GetPassword()), (known, error) -> {
            if (error != null) {
                change.completeExceptionally(error);
                return;
            }
            var method = CompletableFuture.supplyAsync(
                    () -> new UpdatePasswordSettings(proof(known, own), settings.apply(known)), worker);
            change.follow(method.thenCompose(invoker::invoke), (updated, failure) -> {
                if (failure == null) {
                    change.complete(new Change.Done());
                } else if (failure instanceof RpcException rpc && isUnconfirmed(rpc)) {
                    change.complete(new Change.ConfirmEmail((int) rpc.argument().orElse(0)));
                } else {
                    change.completeExceptionally(failure);
                }
            });
        });
        CompletableFuture<Change> unused = change.whenComplete((result, error) -> {
            Arrays.fill(own, '\0');
            Arrays.fill(next, '\0');
        });
        return unused;
    }

    private AnyInputCheckPasswordSRP proof(Password known, char[] current) {
        return known.hasPassword() ? Passwords.answer(known, current, random) : new InputCheckPasswordEmpty();
    }

    /** The change was accepted, and waits: the server says so with an error. */
    private static boolean isUnconfirmed(RpcException error) {
        return error.is("EMAIL_UNCONFIRMED") || error.is("EMAIL_UNCONFIRMED_%d");
    }

    private static @Nullable Instant instant(@Nullable Integer seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
