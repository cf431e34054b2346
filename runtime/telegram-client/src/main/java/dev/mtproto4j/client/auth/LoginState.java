package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.CodeType;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.help.TermsOfService;
import dev.mtproto4j.client.connection.SessionEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a login stands: what a user interface has to show or to ask for. No state carries a secret. */
public sealed interface LoginState {

    /** Nobody is signed in. A phone number, a bot token or a QR code begins. */
    record WaitPhoneNumber() implements LoginState {}

    /**
     * A code is on its way.
     *
     * @param phoneNumber in international form, with a plus
     * @param type how the code was sent, and how long it is
     * @param nextType how it would be sent the next time; null when it cannot be sent again
     * @param resendFrom when it may be sent again; null when at once, or never
     */
    record WaitCode(
            String phoneNumber,
            SentCodeType type,
            @Nullable CodeType nextType,
            @Nullable Instant resendFrom) implements LoginState {

        /** Whether the code may be sent again at that moment. */
        public boolean canResend(Instant now) {
            return nextType != null && (resendFrom == null || !now.isBefore(resendFrom));
        }
    }

    /**
     * The account has to have a login e-mail address before a code can be sent.
     *
     * @param appleSignIn whether an Apple ID token will do
     * @param googleSignIn whether a Google ID token will do
     */
    record WaitEmail(String phoneNumber, boolean appleSignIn, boolean googleSignIn) implements LoginState {}

    /** The server wants to be paid before it sends a code to this number. */
    record WaitPayment(String phoneNumber, SentCodePaymentRequired offer) implements LoginState {}

    /**
     * The number has no account yet; one can be made.
     *
     * @param terms the terms of service to agree to; null when the server shows none
     */
    record WaitRegistration(String phoneNumber, @Nullable TermsOfService terms) implements LoginState {}

    /**
     * The account has a second factor.
     *
     * @param hint what its owner wrote down as a hint
     * @param hasRecovery whether the password can be recovered by e-mail
     */
    record WaitPassword(@Nullable String hint, boolean hasRecovery) implements LoginState {}

    /**
     * Another device has to scan a QR code.
     *
     * @param link the content of the code; as good as a password until somebody has used it, so it is not printed
     * @param expires when a new one has to be asked for
     */
    record WaitQrScan(String link, Instant expires) implements LoginState {

        @Override
        public String toString() {
            return "WaitQrScan[expires=" + expires + "]";
        }
    }

    /**
     * Somebody is signed in.
     *
     * @param user null as long as only the stored session says so
     */
    record SignedIn(long userId, boolean bot, @Nullable User user) implements LoginState {}

    /** Nobody is signed in any more; a new login may begin. */
    record SignedOut(SessionEnd reason) implements LoginState {}
}
