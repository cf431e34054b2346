package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.auth.FullName;
import dev.mtproto4j.client.auth.LoginState;
import dev.mtproto4j.client.auth.Prompts;

/** Gives up with the reason why a session is over, where another program would ask somebody to sign in. */
final class NobodyToAsk implements Prompts {
    private String why = "nobody is signed in with this session";

    @Override
    public String phoneNumber() {
        throw new NotSignedInException(why + ". Sign in with `mtproto4j login`.");
    }

    @Override
    public String code(LoginState.WaitCode state) {
        return phoneNumber();
    }

    @Override
    public char[] password(LoginState.WaitPassword state) {
        return phoneNumber().toCharArray();
    }

    @Override
    public FullName name(LoginState.WaitRegistration state) {
        return new FullName(phoneNumber(), "");
    }

    @Override
    public void problem(String message) {
        why = message;
    }

    @Override
    public void info(String message) {
        why = message.replace(". Please sign in again.", "");
    }

    @Override
    public void loggedIn(User user) {
        why = "";
    }
}
