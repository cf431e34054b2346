package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.CodeType;
import dev.mtproto4j.api.type.auth.SentCodePaymentRequired;
import dev.mtproto4j.api.type.auth.SentCodeType;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
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

        /** Whether the code came by e-mail: an Apple or Google ID token may do instead, and the address can be reset. */
        public boolean byEmail() {
            return type instanceof SentCodeTypeEmailCode;
        }
    }

    /**
     * The account has to have a login e-mail address before a code can be sent.
     *
     * @param appleSignIn whether an Apple ID token will do
     * @param googleSignIn whether a Google ID token will do
     */
    record WaitEmail(String phoneNumber, boolean appleSignIn, boolean googleSignIn) implements LoginState {}

    /**
     * A code was sent to the address that is to become the login e-mail address.
     *
     * @param emailPattern the address with most of it hidden, such as {@code a***@b.c}
     * @param length how long the code is
     */
    record WaitEmailCode(String phoneNumber, String emailPattern, int length) implements LoginState {}

    /**
     * The server wants to be paid before it sends a code to this number: a subscription has to be bought in a store that
     * the official apps are in, and {@link Login#checkPayment} asks then.
     */
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
     * A recovery code for the password was sent by e-mail.
     *
     * @param emailPattern the address with most of it hidden
     */
    record WaitRecoveryCode(String emailPattern) implements LoginState {}

    /** The recovery code was right: a new password can be set, or none. */
    record WaitNewPassword() implements LoginState {}

    /**
     * An authenticator has to sign a challenge with a passkey.
     *
     * @param options the challenge, as JSON for the platform's WebAuthn interface
     */
    record WaitPasskey(String options) implements LoginState {}

    /**
     * Another device has to scan a QR code.
     *
     * @param link the content of the code; as good as a password until somebody has used it, so it is not printed
     * @param expires by the server's clock; the login asks for a new one then by itself
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
     * @param otherwiseReloginDays the server urges this account to have a password ({@code setup_password_required}):
     *     without one it takes so many days, after a logout, until a code by SMS signs in again; null when it does not
     */
    record SignedIn(
            long userId,
            boolean bot,
            @Nullable User user,
            @Nullable Integer otherwiseReloginDays) implements LoginState {

        /** Where nothing is urged. */
        public SignedIn(long userId, boolean bot, @Nullable User user) {
            this(userId, bot, user, null);
        }
    }

    /** Nobody is signed in any more; a new login may begin. */
    record SignedOut(SessionEnd reason) implements LoginState {}
}
