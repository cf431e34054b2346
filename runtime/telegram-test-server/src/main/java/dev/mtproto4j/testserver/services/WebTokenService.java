package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.ImportWebTokenAuthorization;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;

/** Signing in with a token that a web client of the same person gives. */
final class WebTokenService implements Service {
    private final DataCenter dataCenter;

    WebTokenService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(ImportWebTokenAuthorization.class, this::importToken);
    }

    private AnyAuthorization importToken(RequestContext context, ImportWebTokenAuthorization call) {
        Logins.checkApiId(context, call.apiId(), call.apiHash());
        Account account = dataCenter
                .cluster()
                .loginTickets()
                .redeemWebToken(call.webAuthToken())
                .flatMap(dataCenter.cluster().accounts()::findById)
                .orElseThrow(() -> context.error(400, "WEBAUTH_TOKEN_EXPIRED"));
        return Logins.afterFirstFactor(dataCenter, context, account);
    }
}
