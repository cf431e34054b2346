package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;

/**
 * Asks a person what a login needs. Called on the thread that called {@code start}, one question at a time; may block.
 * Throw {@link LoginCancelledException} when the person gives up.
 */
public interface Prompts {

    /** A phone number as the person typed it, or a bot token. */
    String phoneNumber();

    /** The code that arrived; an empty answer asks for another one, when the state allows it. */
    String code(LoginState.WaitCode state);

    /** The password; the array is wiped after use. */
    char[] password(LoginState.WaitPassword state);

    /** The name for a new account, after the person has agreed to the terms. */
    FullName name(LoginState.WaitRegistration state);

    /** Says what was wrong with the last answer; the question comes again. */
    void problem(String message);

    /** Says something that needs no answer. */
    void info(String message);

    /** Somebody is signed in now. Not called when a stored session was enough. */
    void loggedIn(User user);
}
