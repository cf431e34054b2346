package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;

/** What follows from an {@code auth.Authorization}, whichever method gave it. */
final class Outcome {

    private Outcome() {}

    /** @param phoneNumber whose login this is; empty when it is not by number */
    static LoginState of(LoginContext context, String phoneNumber, AnyAuthorization authorization) {
        if (authorization instanceof AuthorizationSignUpRequired required) {
            return new LoginState.WaitRegistration(phoneNumber, required.termsOfService());
        }
        Authorization signedIn = (Authorization) authorization;
        if (!(signedIn.user() instanceof User user)) {
            throw new LoginFailedException("The server has signed somebody in, and does not say whom.", null);
        }
        context.account().signedIn(signedIn);
        return new LoginState.SignedIn(user.id(), user.bot(), user, signedIn.otherwiseReloginDays());
    }
}
