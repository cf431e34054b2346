package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.SendVerifyEmailCode;
import dev.mtproto4j.api.method.account.VerifyEmail;
import dev.mtproto4j.api.method.auth.ResetLoginEmail;
import dev.mtproto4j.api.type.EmailVerification;
import dev.mtproto4j.api.type.EmailVerificationApple;
import dev.mtproto4j.api.type.EmailVerificationCode;
import dev.mtproto4j.api.type.EmailVerificationGoogle;
import dev.mtproto4j.api.type.EmailVerifyPurpose;
import dev.mtproto4j.api.type.EmailVerifyPurposeLoginSetup;
import dev.mtproto4j.api.type.account.AnyEmailVerified;
import dev.mtproto4j.api.type.account.EmailVerified;
import dev.mtproto4j.api.type.account.EmailVerifiedLogin;
import dev.mtproto4j.api.type.account.SentEmailCode;
import dev.mtproto4j.api.type.auth.AnySentCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginCodes;
import dev.mtproto4j.testserver.store.LoginEmails;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * E-mail addresses for logins. A code by e-mail is the one that the number has anyway; as an Apple or Google ID token the
 * same text is taken.
 */
final class EmailLoginService implements Service {
    private final ClusterState cluster;
    private final LoginAttempts attempts;

    EmailLoginService(DataCenter dataCenter) {
        this.cluster = dataCenter.cluster();
        this.attempts = new LoginAttempts(cluster);
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(SendVerifyEmailCode.class, this::sendVerifyEmailCode)
                .handle(VerifyEmail.class, this::verifyEmail)
                .handle(ResetLoginEmail.class, this::resetLoginEmail);
    }

    /** What somebody typed or was given by Apple or Google. */
    static String proof(EmailVerification verification) {
        if (verification instanceof EmailVerificationCode code) {
            return code.code();
        } else if (verification instanceof EmailVerificationApple apple) {
            return apple.token();
        }
        return ((EmailVerificationGoogle) verification).token();
    }

    private SentEmailCode sendVerifyEmailCode(RequestContext context, SendVerifyEmailCode call) {
        String phone = phone(context, call.purpose());
        String address = call.email();
        int at = address.indexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw context.error(400, "EMAIL_INVALID");
        }
        cluster.loginEmails().begin(purpose(context, call.purpose()), address);
        return new SentEmailCode(
                LoginEmails.pattern(address), cluster.codeOf(phone).length());
    }

    private AnyEmailVerified verifyEmail(RequestContext context, VerifyEmail call) {
        String phone = phone(context, call.purpose());
        String purpose = purpose(context, call.purpose());
        boolean byCode = call.verification() instanceof EmailVerificationCode;
        String address = cluster.loginEmails().waiting(purpose).orElse(byCode ? "" : "id@example.org");
        if (address.isEmpty()) {
            throw context.error(400, "EMAIL_VERIFY_EXPIRED");
        }
        if (!proof(call.verification()).equals(cluster.codeOf(phone))) {
            throw context.error(400, byCode ? "CODE_INVALID" : "EMAIL_NOT_ALLOWED");
        }
        cluster.loginEmails().confirm(purpose, phone, address);
        if (call.purpose() instanceof EmailVerifyPurposeLoginSetup setup) {
            LoginCodes.Sent code = attempts.find(context, phone, setup.phoneCodeHash(), "PHONE_CODE_EXPIRED");
            return new EmailVerifiedLogin(address, attempts.next(context, phone, setup.phoneCodeHash(), code));
        }
        return new EmailVerified(address);
    }

    /** A login that is under way, or the account that is signed in. */
    private String phone(RequestContext context, EmailVerifyPurpose purpose) {
        if (purpose instanceof EmailVerifyPurposeLoginSetup setup) {
            String phone = LoginAttempts.digits(context, setup.phoneNumber());
            LoginAttempts.requireHash(context, setup.phoneCodeHash(), "PHONE_CODE_EMPTY");
            attempts.find(context, phone, setup.phoneCodeHash(), "PHONE_HASH_EXPIRED");
            return phone;
        }
        Account account = cluster.accounts().findById(context.requireUser()).orElseThrow();
        return Objects.requireNonNull(account.phone(), "a bot has no e-mail address");
    }

    private static String purpose(RequestContext context, EmailVerifyPurpose purpose) {
        return purpose instanceof EmailVerifyPurposeLoginSetup setup
                ? setup.phoneCodeHash()
                : "user " + context.requireUser();
    }

    private AnySentCode resetLoginEmail(RequestContext context, ResetLoginEmail call) {
        String phone = LoginAttempts.digits(context, call.phoneNumber());
        LoginCodes.Sent code = attempts.find(context, phone, call.phoneCodeHash(), "PHONE_CODE_EXPIRED");
        if (!(attempts.way(phone, code).orElse(null) instanceof SentCodeTypeEmailCode email)) {
            throw context.error(400, "EMAIL_INSTALL_MISSING");
        }
        Integer wait = email.resetAvailablePeriod();
        Instant due = cluster.loginEmails()
                .resetDue(phone)
                .orElse(context.now().plus(Duration.ofSeconds(wait == null ? 0 : wait)));
        if (!context.now().isBefore(due)) {
            cluster.loginEmails().forget(phone);
            return attempts.next(context, phone, call.phoneCodeHash(), code);
        }
        if (!cluster.loginEmails().reset(phone, due)) {
            throw context.error(400, "TASK_ALREADY_EXISTS");
        }
        return SentCodes.describe(cluster, phone, call.phoneCodeHash(), code.resends())
                .orElseThrow();
    }
}
