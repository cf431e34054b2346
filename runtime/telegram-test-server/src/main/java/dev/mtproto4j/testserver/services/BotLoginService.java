package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;

/** Signing a bot in with its token. */
final class BotLoginService implements Service {
    private final DataCenter dataCenter;

    BotLoginService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(ImportBotAuthorization.class, this::importBotAuthorization);
    }

    private AnyAuthorization importBotAuthorization(RequestContext context, ImportBotAuthorization call) {
        Logins.checkApiId(context, call.apiId(), call.apiHash());
        Account bot = dataCenter
                .cluster()
                .accounts()
                .findByToken(call.botAuthToken())
                .orElseThrow(() -> context.error(400, "ACCESS_TOKEN_INVALID"));
        Logins.requireHome(dataCenter, context, bot, "USER_MIGRATE_");
        return Logins.signIn(dataCenter, context, bot);
    }
}
