package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.CancelPasswordEmail;
import dev.mtproto4j.api.method.account.ConfirmPasswordEmail;
import dev.mtproto4j.api.method.account.DeclinePasswordReset;
import dev.mtproto4j.api.method.account.ResendPasswordEmail;
import dev.mtproto4j.api.method.account.ResetPassword;
import dev.mtproto4j.api.method.account.UpdatePasswordSettings;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.api.type.account.ResetPasswordFailedWait;
import dev.mtproto4j.api.type.account.ResetPasswordOk;
import dev.mtproto4j.api.type.account.ResetPasswordRequestedWait;
import dev.mtproto4j.api.type.account.ResetPasswordResult;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.SecondFactors;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Setting, changing, removing and resetting the password of whoever is signed in. */
final class PasswordSettingsService implements Service {
    private static final Duration AFTER_DECLINE = Duration.ofDays(1);

    private final ClusterState cluster;

    PasswordSettingsService(DataCenter dataCenter) {
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(UpdatePasswordSettings.class, this::update)
                .handle(ConfirmPasswordEmail.class, this::confirmEmail)
                .handle(ResendPasswordEmail.class, this::resendEmail)
                .handle(CancelPasswordEmail.class, this::cancelEmail)
                .handle(ResetPassword.class, this::reset)
                .handle(DeclinePasswordReset.class, this::declineReset);
    }

    private Account account(RequestContext context) {
        return cluster.accounts()
                .findById(context.requireUser())
                .orElseThrow(() -> context.error(401, "AUTH_KEY_UNREGISTERED"));
    }

    private Boolean update(RequestContext context, UpdatePasswordSettings call) {
        Account account = account(context);
        SecondFactor factor = new SecondFactor(cluster, account);
        if (factor.exists()) {
            factor.require(context, call.password());
        }
        PasswordInputSettings settings = call.newSettings();
        byte[] hash = settings.newPasswordHash();
        String email = settings.email();
        if (hash == null && email == null) {
            throw context.error(400, "NEW_SETTINGS_EMPTY");
        }
        if (hash != null && hash.length == 0) {
            factor.remove();
            return true;
        }
        SecondFactors.Verifier verifier = hash == null ? null : NewPasswords.verifier(cluster, context, settings);
        if (email == null || email.isEmpty()) {
            Optional.ofNullable(verifier).ifPresent(factor::set);
            return true;
        }
        propose(context, account, verifier, email);
        return true;
    }

    /** With an address, everything waits until that is confirmed; the client is told so by an error. */
    private void propose(
            RequestContext context, Account account, SecondFactors.@Nullable Verifier verifier, String email) {
        if (email.indexOf('@') < 1) {
            throw context.error(400, "EMAIL_INVALID");
        }
        cluster.secondFactors().propose(account.id(), new SecondFactors.Change(verifier, email));
        throw context.error(
                400, "EMAIL_UNCONFIRMED_" + NewPasswords.code(cluster, account).length());
    }

    private Boolean confirmEmail(RequestContext context, ConfirmPasswordEmail call) {
        Account account = account(context);
        SecondFactors.Change change = change(context, account);
        if (!call.code().equals(NewPasswords.code(cluster, account))) {
            throw context.error(400, "CODE_INVALID");
        }
        cluster.secondFactors().takeChange(account.id());
        cluster.secondFactors().setEmail(account.id(), change.email());
        Optional.ofNullable(change.verifier()).ifPresent(new SecondFactor(cluster, account)::set);
        return true;
    }

    private Boolean resendEmail(RequestContext context, ResendPasswordEmail call) {
        change(context, account(context));
        return true;
    }

    private Boolean cancelEmail(RequestContext context, CancelPasswordEmail call) {
        Account account = account(context);
        change(context, account);
        cluster.secondFactors().takeChange(account.id());
        return true;
    }

    private SecondFactors.Change change(RequestContext context, Account account) {
        return cluster.secondFactors().change(account.id()).orElseThrow(() -> context.error(400, "EMAIL_HASH_EXPIRED"));
    }

    private ResetPasswordResult reset(RequestContext context, ResetPassword call) {
        Account account = account(context);
        SecondFactor factor = new SecondFactor(cluster, account);
        if (!factor.exists()) {
            throw context.error(400, "PASSWORD_EMPTY");
        }
        Optional<Instant> refused = cluster.secondFactors()
                .refusedUntil(account.id())
                .filter(until -> context.now().isBefore(until));
        if (refused.isPresent()) {
            return new ResetPasswordFailedWait((int) refused.get().getEpochSecond());
        }
        Instant due = cluster.secondFactors().reset(account.id(), context.now());
        if (context.now().isBefore(due)) {
            return new ResetPasswordRequestedWait((int) due.getEpochSecond());
        }
        factor.remove();
        return new ResetPasswordOk();
    }

    private Boolean declineReset(RequestContext context, DeclinePasswordReset call) {
        long userId = context.requireUser();
        if (!cluster.secondFactors().endReset(userId)) {
            throw context.error(400, "RESET_REQUEST_MISSING");
        }
        cluster.secondFactors().refuseResetUntil(userId, context.now().plus(AFTER_DECLINE));
        return true;
    }
}
