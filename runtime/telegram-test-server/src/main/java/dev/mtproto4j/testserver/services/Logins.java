package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;

/** The last step of every way to sign in. */
final class Logins {
    private Logins() {}

    /** The first factor was right: signs in, or asks for the password if the account has one. */
    static Authorization afterFirstFactor(DataCenter dataCenter, RequestContext context, Account account) {
        if (account.password() != null) {
            dataCenter.local().authorizations().requirePassword(context.permanentKeyId(), account.id());
            throw context.error(401, "SESSION_PASSWORD_NEEDED");
        }
        return signIn(dataCenter, context, account);
    }

    static Authorization signIn(DataCenter dataCenter, RequestContext context, Account account) {
        dataCenter.local().authorizations().signIn(context.permanentKeyId(), account.id());
        return Authorization.builder()
                .user(UserObjects.of(dataCenter.cluster(), account, account.id()))
                .build();
    }

    /** Refuses an application id that cannot be one. */
    static void checkApiId(RequestContext context, int apiId, String apiHash) {
        if (apiId <= 0 || apiHash.isEmpty()) {
            throw context.error(400, "API_ID_INVALID");
        }
    }
}
