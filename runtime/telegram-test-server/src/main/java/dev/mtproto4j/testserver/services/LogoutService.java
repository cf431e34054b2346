package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.GetAuthorizations;
import dev.mtproto4j.api.method.account.ResetAuthorization;
import dev.mtproto4j.api.method.account.SetAuthorizationTTL;
import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.method.auth.ResetAuthorizations;
import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.api.type.account.Authorizations;
import dev.mtproto4j.api.type.auth.LoggedOut;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.DcState;
import java.util.ArrayList;
import java.util.List;

/** The logins of a user: listing them, ending one's own, another one, or all the others. */
final class LogoutService implements Service {
    private final DataCenter dataCenter;
    private volatile int ttlDays = 180;

    LogoutService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(LogOut.class, this::logOut)
                .handle(GetAuthorizations.class, this::getAuthorizations)
                .handle(ResetAuthorization.class, this::resetAuthorization)
                .handle(ResetAuthorizations.class, this::resetAuthorizations)
                .handle(SetAuthorizationTTL.class, this::setAuthorizationTtl);
    }

    private Authorizations getAuthorizations(RequestContext context, GetAuthorizations call) {
        long userId = context.requireUser();
        List<Authorization> found = new ArrayList<>();
        dataCenter.local().authorizations().devicesOf(userId).forEach((keyId, device) -> {
            boolean current = keyId == context.permanentKeyId();
            found.add(Authorization.builder()
                    .current(current)
                    .hash(current ? 0 : keyId)
                    .deviceModel(device.model())
                    .platform("")
                    .systemVersion("")
                    .apiId(device.apiId())
                    .appName("Test")
                    .appVersion(device.appVersion())
                    .dateCreated((int) device.signedIn().getEpochSecond())
                    .dateActive(dataCenter.cluster().unixTime())
                    .ip("127.0.0.1")
                    .country("")
                    .region("")
                    .build());
        });
        return new Authorizations(ttlDays, found);
    }

    private Boolean resetAuthorization(RequestContext context, ResetAuthorization call) {
        long userId = context.requireUser();
        if (!dataCenter.local().authorizations().revokeKey(userId, call.hash())) {
            throw context.error(400, "HASH_INVALID");
        }
        return true;
    }

    private Boolean setAuthorizationTtl(RequestContext context, SetAuthorizationTTL call) {
        context.requireUser();
        if (call.authorizationTtlDays() < 1 || call.authorizationTtlDays() > 366) {
            throw context.error(400, "TTL_DAYS_INVALID");
        }
        ttlDays = call.authorizationTtlDays();
        return true;
    }

    private LoggedOut logOut(RequestContext context, LogOut call) {
        LoggedOut.Builder answer = LoggedOut.builder();
        // Only an account with a password is spared the code the next time: the password is asked for all the same.
        context.userId().stream()
                .boxed()
                .flatMap(id -> dataCenter.cluster().accounts().findById(id).stream())
                .filter(account -> account.homeDc() == dataCenter.id())
                .filter(account -> new SecondFactor(dataCenter.cluster(), account).exists())
                .forEach(account -> answer.futureAuthToken(
                        dataCenter.cluster().loginTickets().futureToken(account.id())));
        dataCenter.local().authorizations().remove(context.permanentKeyId());
        return answer.build();
    }

    private Boolean resetAuthorizations(RequestContext context, ResetAuthorizations call) {
        long userId = context.requireUser();
        for (DcState dc : dataCenter.cluster().dataCenters()) {
            long except = dc.id() == dataCenter.id() ? context.permanentKeyId() : 0;
            dc.authorizations().revoke(userId, except);
        }
        return true;
    }
}
