package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person what a login needs. Called on the thread that called {@code start}, one question at a time; may block.
 * Throw {@link LoginCancelledException} when the person gives up.
 *
 * <p>What only some accounts need has an answer already: a login that comes there fails with a message that says so.
 */
public interface Prompts {

    /** The answer to {@link #phoneNumber} that begins a login by QR code. */
    String QR = "qr";

    /** A phone number as the person typed it, a bot token, or {@link #QR}. */
    String phoneNumber();

    /** The code that arrived; an empty answer asks for another one, when the state allows it. */
    String code(LoginState.WaitCode state);

    /** No code was typed that came by e-mail: whether the address is lost, and is to be given up. */
    default boolean resetLoginEmail(LoginState.WaitCode state) {
        return false;
    }

    /** The password; the array is wiped after use. An empty answer means that it is forgotten. */
    char[] password(LoginState.WaitPassword state);

    /** The name for a new account, after the person has agreed to the terms. */
    FullName name(LoginState.WaitRegistration state);

    /** The address that is to become the login e-mail address. */
    default String email(LoginState.WaitEmail state) {
        throw new LoginFailedException(
                "The account needs an e-mail address for logins first; set it up in an official app.", null);
    }

    /** The code that arrived there; an empty answer asks for the address again. */
    default String emailCode(LoginState.WaitEmailCode state) {
        throw new LoginCancelledException("Nobody can be asked for the code that came by e-mail.");
    }

    /** The password is forgotten: whether a recovery code is to be sent by e-mail. */
    default boolean recoverPassword(LoginState.WaitPassword state) {
        return false;
    }

    /** The recovery code that arrived; an empty answer goes back to the password. */
    default String recoveryCode(LoginState.WaitRecoveryCode state) {
        throw new LoginCancelledException("Nobody can be asked for the recovery code.");
    }

    /** A password in place of the forgotten one; the array is wiped after use. An empty one means none. */
    default char[] newPassword(LoginState.WaitNewPassword state) {
        return new char[0];
    }

    /** What the person is to be reminded of when the new password is asked for; null for nothing. */
    default @Nullable String newPasswordHint(LoginState.WaitNewPassword state) {
        return null;
    }

    /**
     * Shows a QR code for another device to scan, in place of the one shown before; the login goes on by itself.
     * Does not wait.
     */
    default void qr(LoginState.WaitQrScan state) {
        throw new LoginFailedException("There is no way to show a QR code here.", null);
    }

    /** Says what was wrong with the last answer; the question comes again. */
    void problem(String message);

    /** Says something that needs no answer. */
    void info(String message);

    /** Somebody is signed in now. Not called when a stored session was enough. */
    void loggedIn(User user);
}
