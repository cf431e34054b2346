package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.ClientInfo;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.Authorizations;

/** The last step of every way to sign in. */
final class Logins {
    private Logins() {}

    /** The first factor was right: signs in, or asks for the password if the account has one. */
    static Authorization afterFirstFactor(DataCenter dataCenter, RequestContext context, Account account) {
        if (new SecondFactor(dataCenter.cluster(), account).exists()) {
            dataCenter.local().authorizations().requirePassword(context.permanentKeyId(), account.id());
            throw context.error(401, "SESSION_PASSWORD_NEEDED");
        }
        return signIn(dataCenter, context, account);
    }

    static Authorization signIn(DataCenter dataCenter, RequestContext context, Account account) {
        ClientInfo client = context.client();
        dataCenter
                .local()
                .authorizations()
                .signIn(
                        context.permanentKeyId(),
                        account.id(),
                        new Authorizations.Device(
                                client.deviceModel(), client.appVersion(), client.apiId(), context.now()));
        Integer urged = new SecondFactor(dataCenter.cluster(), account).exists()
                ? null
                : dataCenter.cluster().loginTickets().urgedDays(account.id()).orElse(null);
        return Authorization.builder()
                .user(UserObjects.of(dataCenter.cluster(), account, account.id()))
                .otherwiseReloginDays(urged)
                .build();
    }

    /** Sends a call to where the account lives, if it lives elsewhere. */
    static void requireHome(DataCenter dataCenter, RequestContext context, Account account, String migration) {
        int home = account.homeDc();
        if (home != dataCenter.id() && dataCenter.cluster().dataCenter(home).isPresent()) {
            throw context.error(303, migration + home);
        }
    }

    /** Refuses an application id that cannot be one. */
    static void checkApiId(RequestContext context, int apiId, String apiHash) {
        if (apiId <= 0 || apiHash.isEmpty()) {
            throw context.error(400, "API_ID_INVALID");
        }
    }
}
