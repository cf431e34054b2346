package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.api.type.auth.ExportedAuthorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;

/** Moving an authorization from one data centre to another. */
final class AuthTransferService implements Service {
    private final DataCenter dataCenter;
    private final ClusterState cluster;

    AuthTransferService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(ExportAuthorization.class, this::exportAuthorization)
                .handle(ImportAuthorization.class, this::importAuthorization);
    }

    private ExportedAuthorization exportAuthorization(RequestContext context, ExportAuthorization call) {
        long userId = context.requireUser();
        if (call.dcId() == dataCenter.id() || cluster.dataCenter(call.dcId()).isEmpty()) {
            throw context.error(400, "DC_ID_INVALID");
        }
        return new ExportedAuthorization(
                userId, cluster.exportedAuthorizations().export(userId, call.dcId()));
    }

    private AnyAuthorization importAuthorization(RequestContext context, ImportAuthorization call) {
        switch (cluster.exportedAuthorizations().redeem(call.id(), call.bytes(), dataCenter.id())) {
            case BYTES_INVALID -> throw context.error(400, "AUTH_BYTES_INVALID");
            case USER_ID_INVALID -> throw context.error(400, "USER_ID_INVALID");
            case ACCEPTED -> {}
        }
        Account account =
                cluster.accounts().findById(call.id()).orElseThrow(() -> context.error(400, "USER_ID_INVALID"));
        return Logins.signIn(dataCenter, context, account);
    }
}
