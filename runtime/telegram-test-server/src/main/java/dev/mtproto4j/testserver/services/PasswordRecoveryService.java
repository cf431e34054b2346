package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.DeleteAccount;
import dev.mtproto4j.api.method.auth.CheckRecoveryPassword;
import dev.mtproto4j.api.method.auth.RecoverPassword;
import dev.mtproto4j.api.method.auth.RequestPasswordRecovery;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.api.type.auth.PasswordRecovery;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginEmails;
import dev.mtproto4j.testserver.store.SecondFactors;
import java.time.Duration;
import java.time.Instant;

/** The ways round a forgotten password: a code by e-mail, or the end of the account. */
final class PasswordRecoveryService implements Service {
    private final DataCenter dataCenter;
    private final ClusterState cluster;

    PasswordRecoveryService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(RequestPasswordRecovery.class, this::request)
                .handle(CheckRecoveryPassword.class, this::check)
                .handle(RecoverPassword.class, this::recover)
                .handle(DeleteAccount.class, this::deleteAccount);
    }

    private PasswordRecovery request(RequestContext context, RequestPasswordRecovery call) {
        Account account = PasswordOwners.of(dataCenter, context);
        SecondFactor factor = new SecondFactor(cluster, account);
        if (!factor.exists()) {
            throw context.error(400, "PASSWORD_EMPTY");
        }
        String address = factor.email().orElseThrow(() -> context.error(400, "PASSWORD_RECOVERY_NA"));
        cluster.secondFactors().beginRecovery(account.id());
        return new PasswordRecovery(LoginEmails.pattern(address));
    }

    private Boolean check(RequestContext context, CheckRecoveryPassword call) {
        require(context, PasswordOwners.of(dataCenter, context), call.code());
        return true;
    }

    private AnyAuthorization recover(RequestContext context, RecoverPassword call) {
        Account account = PasswordOwners.of(dataCenter, context);
        require(context, account, call.code());
        SecondFactor factor = new SecondFactor(cluster, account);
        PasswordInputSettings settings = call.newSettings();
        if (settings == null) {
            factor.remove();
        } else {
            SecondFactors.Verifier verifier = NewPasswords.verifier(cluster, context, settings);
            factor.set(verifier);
        }
        cluster.secondFactors().endRecovery(account.id());
        return Logins.signIn(dataCenter, context, account);
    }

    private void require(RequestContext context, Account account, String code) {
        if (code.isEmpty()) {
            throw context.error(400, "CODE_EMPTY");
        }
        if (!cluster.secondFactors().isRecovering(account.id())) {
            throw context.error(400, "PASSWORD_RECOVERY_EXPIRED");
        }
        if (!code.equals(NewPasswords.code(cluster, account))) {
            throw context.error(400, "CODE_INVALID");
        }
    }

    /** With a password that nobody proves, an account is deleted a week after that was asked for the first time. */
    private Boolean deleteAccount(RequestContext context, DeleteAccount call) {
        Account account = PasswordOwners.of(dataCenter, context);
        SecondFactor factor = new SecondFactor(cluster, account);
        if (factor.exists()) {
            if (call.password() != null) {
                factor.require(context, call.password());
            } else {
                Instant due = cluster.secondFactors().deletion(account.id(), context.now());
                long left = Duration.between(context.now(), due).toSeconds();
                if (left > 0) {
                    throw context.error(420, "2FA_CONFIRM_WAIT_" + left);
                }
            }
        }
        cluster.dataCenters().forEach(dc -> dc.authorizations().end(account.id(), 0, "USER_DEACTIVATED"));
        dataCenter.local().authorizations().remove(context.permanentKeyId());
        cluster.accounts().remove(account.id());
        return true;
    }
}
