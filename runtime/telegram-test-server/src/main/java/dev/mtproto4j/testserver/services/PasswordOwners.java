package dev.mtproto4j.testserver.services;

import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.Authorizations;

/** Whose password a call is about. */
final class PasswordOwners {
    private PasswordOwners() {}

    /** Whoever is signed in with this key, or would be with the right password. */
    static Account of(DataCenter dataCenter, RequestContext context) {
        Authorizations.Authorization authorization =
                dataCenter.local().authorizations().of(context.permanentKeyId());
        return switch (authorization.state()) {
            case SIGNED_IN, PASSWORD_NEEDED ->
                dataCenter
                        .cluster()
                        .accounts()
                        .findById(authorization.userId())
                        .orElseThrow(() -> context.error(401, "AUTH_KEY_UNREGISTERED"));
            case NOBODY, REVOKED -> throw context.error(401, "AUTH_KEY_UNREGISTERED");
        };
    }
}
