package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.method.auth.ResetAuthorizations;
import dev.mtproto4j.api.type.auth.LoggedOut;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.DcState;

/** Ending one's own login, or all the others. */
final class LogoutService implements Service {
    private final DataCenter dataCenter;

    LogoutService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(LogOut.class, this::logOut).handle(ResetAuthorizations.class, this::resetAuthorizations);
    }

    private LoggedOut logOut(RequestContext context, LogOut call) {
        dataCenter.local().authorizations().remove(context.permanentKeyId());
        return LoggedOut.builder().build();
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
