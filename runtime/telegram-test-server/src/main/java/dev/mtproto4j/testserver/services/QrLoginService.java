package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.AcceptLoginToken;
import dev.mtproto4j.api.method.auth.ExportLoginToken;
import dev.mtproto4j.api.method.auth.ImportLoginToken;
import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.api.type.UpdateLoginToken;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.auth.AnyLoginToken;
import dev.mtproto4j.api.type.auth.LoginToken;
import dev.mtproto4j.api.type.auth.LoginTokenMigrateTo;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginTokens;
import java.util.Optional;

/** Signing in by a QR code that another device of the user scans. */
final class QrLoginService implements Service {
    private final DataCenter dataCenter;
    private final ClusterState cluster;

    QrLoginService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(ExportLoginToken.class, this::exportLoginToken)
                .handle(ImportLoginToken.class, this::importLoginToken)
                .handle(AcceptLoginToken.class, this::acceptLoginToken);
    }

    private AnyLoginToken exportLoginToken(RequestContext context, ExportLoginToken call) {
        Logins.checkApiId(context, call.apiId(), call.apiHash());
        LoginTokens tokens = cluster.loginTokens();
        Optional<LoginTokens.Accepted> accepted = tokens.takeAccepted(dataCenter.id(), context.permanentKeyId());
        if (accepted.isEmpty()) {
            LoginTokens.Exported exported = tokens.export(dataCenter.id(), context.permanentKeyId());
            return new LoginToken((int) exported.expires().getEpochSecond(), exported.token());
        }
        Account account = account(context, accepted.get());
        boolean livesElsewhere = account.homeDc() != dataCenter.id()
                && cluster.dataCenter(account.homeDc()).isPresent();
        if (livesElsewhere) {
            tokens.migrate(accepted.get());
            return new LoginTokenMigrateTo(account.homeDc(), accepted.get().token());
        }
        return new LoginTokenSuccess(Logins.afterFirstFactor(dataCenter, context, account));
    }

    private AnyLoginToken importLoginToken(RequestContext context, ImportLoginToken call) {
        LoginTokens.Accepted accepted = cluster.loginTokens()
                .takeMigrated(call.token())
                .orElseThrow(() -> context.error(400, "AUTH_TOKEN_INVALID"));
        return new LoginTokenSuccess(Logins.afterFirstFactor(dataCenter, context, account(context, accepted)));
    }

    private Authorization acceptLoginToken(RequestContext context, AcceptLoginToken call) {
        long userId = context.requireUser();
        LoginTokens.LoginKey waiting = cluster.loginTokens()
                .accept(call.token(), userId)
                .orElseThrow(() -> context.error(
                        400,
                        cluster.loginTokens().isSpent(call.token())
                                ? "AUTH_TOKEN_ALREADY_ACCEPTED"
                                : "AUTH_TOKEN_INVALIDX"));
        dataCenter
                .pusher()
                .pushToKey(waiting.dc(), waiting.keyId(), new UpdateShort(new UpdateLoginToken(), cluster.unixTime()));
        return Authorization.builder()
                .hash(waiting.keyId())
                .deviceModel("unknown")
                .platform("")
                .systemVersion("")
                .apiId(1)
                .appName("Test")
                .appVersion("")
                .dateCreated(cluster.unixTime())
                .dateActive(cluster.unixTime())
                .ip("127.0.0.1")
                .country("")
                .region("")
                .build();
    }

    private Account account(RequestContext context, LoginTokens.Accepted accepted) {
        return cluster.accounts()
                .findById(accepted.userId())
                .orElseThrow(() -> context.error(400, "AUTH_TOKEN_INVALID"));
    }
}
