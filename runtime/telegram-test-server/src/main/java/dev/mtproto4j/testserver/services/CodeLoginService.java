package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.CancelCode;
import dev.mtproto4j.api.method.auth.CheckPaidAuth;
import dev.mtproto4j.api.method.auth.ReportMissingCode;
import dev.mtproto4j.api.method.auth.RequestFirebaseSms;
import dev.mtproto4j.api.method.auth.ResendCode;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.type.DataJSON;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.api.type.auth.AnySentCode;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;
import dev.mtproto4j.api.type.auth.SentCodeSuccess;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.help.TermsOfService;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginCodes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and up with a code that is sent to a phone. */
final class CodeLoginService implements Service {
    private static final int MAX_NAME = 64;

    private final DataCenter dataCenter;
    private final ClusterState cluster;
    private final LoginAttempts attempts;

    CodeLoginService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
        this.attempts = new LoginAttempts(cluster);
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(SendCode.class, this::sendCode)
                .handle(ResendCode.class, this::resendCode)
                .handle(CheckPaidAuth.class, this::checkPaidAuth)
                .handle(RequestFirebaseSms.class, this::requestFirebaseSms)
                .handle(ReportMissingCode.class, this::reportMissingCode)
                .handle(CancelCode.class, this::cancelCode)
                .handle(SignIn.class, this::signIn)
                .handle(SignUp.class, this::signUp);
    }

    private AnySentCode sendCode(RequestContext context, SendCode call) {
        Logins.checkApiId(context, call.apiId(), call.apiHash());
        String phone = digits(context, call.phoneNumber());
        int home = cluster.homeDcOf(phone, dataCenter.id());
        if (home != dataCenter.id()) {
            throw context.error(303, "PHONE_MIGRATE_" + home);
        }
        Optional<Account> remembered = rememberedBy(call.settings().logoutTokens(), phone);
        if (remembered.isPresent()) {
            return new SentCodeSuccess(Logins.afterFirstFactor(dataCenter, context, remembered.get()));
        }
        String phoneCodeHash = cluster.loginCodes().send(phone, cluster.codeOf(phone));
        return paidOr(phone, phoneCodeHash).orElseGet(() -> first(context, phone, phoneCodeHash));
    }

    /** Whose login a token of an earlier logout spares the code. */
    private Optional<Account> rememberedBy(@Nullable List<byte[]> tokens, String phone) {
        return cluster.accounts()
                .findByPhone(phone)
                .filter(account -> tokens != null
                        && tokens.stream()
                                .anyMatch(token -> cluster.loginTickets().redeemFutureToken(token, account.id())));
    }

    /** What is answered as long as a number has to be paid for. */
    private Optional<AnySentCode> paidOr(String phone, String phoneCodeHash) {
        return cluster.loginTickets()
                .payment(phone)
                .map(offer -> offer.toBuilder().phoneCodeHash(phoneCodeHash).build());
    }

    private AnySentCode first(RequestContext context, String phone, String phoneCodeHash) {
        return SentCodes.describe(cluster, phone, phoneCodeHash, 0)
                .orElseThrow(() -> context.error(400, "SEND_CODE_UNAVAILABLE"));
    }

    private AnySentCode resendCode(RequestContext context, ResendCode call) {
        String phone = digits(context, call.phoneNumber());
        LoginAttempts.requireHash(context, call.phoneCodeHash(), "PHONE_CODE_HASH_EMPTY");
        return attempts.next(context, phone, call.phoneCodeHash(), sent(context, phone, call.phoneCodeHash()));
    }

    private AnySentCode checkPaidAuth(RequestContext context, CheckPaidAuth call) {
        String phone = digits(context, call.phoneNumber());
        sent(context, phone, call.phoneCodeHash());
        return paidOr(phone, call.phoneCodeHash()).orElseGet(() -> first(context, phone, call.phoneCodeHash()));
    }

    private Boolean requestFirebaseSms(RequestContext context, RequestFirebaseSms call) {
        String phone = digits(context, call.phoneNumber());
        LoginAttempts.requireHash(context, call.phoneCodeHash(), "PHONE_CODE_EMPTY");
        sent(context, phone, call.phoneCodeHash());
        return call.playIntegrityToken() != null || call.safetyNetToken() != null || call.iosPushSecret() != null;
    }

    private Boolean reportMissingCode(RequestContext context, ReportMissingCode call) {
        sent(context, digits(context, call.phoneNumber()), call.phoneCodeHash());
        return true;
    }

    private Boolean cancelCode(RequestContext context, CancelCode call) {
        String phone = digits(context, call.phoneNumber());
        return cluster.loginCodes()
                .take(phone, call.phoneCodeHash())
                .map(cancelled -> true)
                .orElseThrow(() -> context.error(400, "PHONE_CODE_EXPIRED"));
    }

    private AnyAuthorization signIn(RequestContext context, SignIn call) {
        String phone = digits(context, call.phoneNumber());
        String code = code(context, phone, call);
        if (code == null || code.isEmpty()) {
            throw context.error(400, "PHONE_CODE_EMPTY");
        }
        switch (cluster.loginCodes().check(phone, call.phoneCodeHash(), code)) {
            case EXPIRED -> throw context.error(400, "PHONE_CODE_EXPIRED");
            case WRONG -> throw context.error(400, "PHONE_CODE_INVALID");
            case RIGHT -> {}
        }
        Optional<Account> account = cluster.accounts().findByPhone(phone);
        if (account.isEmpty()) {
            if (!cluster.settings().signUpAllowed()) {
                throw context.error(400, "PHONE_NUMBER_UNOCCUPIED");
            }
            return AuthorizationSignUpRequired.builder()
                    .termsOfService(termsOfService())
                    .build();
        }
        cluster.loginCodes().take(phone, call.phoneCodeHash());
        return Logins.afterFirstFactor(dataCenter, context, account.get());
    }

    /** What was typed: where the code went by e-mail, another field has it. */
    private @Nullable String code(RequestContext context, String phone, SignIn call) {
        LoginCodes.Sent code = sent(context, phone, call.phoneCodeHash());
        if (!(attempts.way(phone, code).orElse(null) instanceof SentCodeTypeEmailCode)) {
            return call.phoneCode();
        }
        return call.emailVerification() == null ? null : EmailLoginService.proof(call.emailVerification());
    }

    private AnyAuthorization signUp(RequestContext context, SignUp call) {
        String phone = digits(context, call.phoneNumber());
        requireName(context, call.firstName(), "FIRSTNAME_INVALID", 1);
        requireName(context, call.lastName(), "LASTNAME_INVALID", 0);
        LoginCodes.Sent code = sent(context, phone, call.phoneCodeHash());
        if (!code.confirmed()) {
            throw context.error(400, "PHONE_CODE_EMPTY");
        }
        if (cluster.accounts().findByPhone(phone).isPresent()) {
            throw context.error(400, "PHONE_NUMBER_OCCUPIED");
        }
        if (!cluster.settings().signUpAllowed()) {
            throw context.error(406, "PHONE_NUMBER_INVALID");
        }
        cluster.loginCodes().take(phone, call.phoneCodeHash());
        Account account = cluster.accounts()
                .add(Account.builder(phone)
                        .firstName(call.firstName().strip())
                        .lastName(
                                call.lastName().isBlank()
                                        ? null
                                        : call.lastName().strip())
                        .homeDc(dataCenter.id())
                        .build());
        return Logins.signIn(dataCenter, context, account);
    }

    private LoginCodes.Sent sent(RequestContext context, String phone, @Nullable String phoneCodeHash) {
        return attempts.find(context, phone, phoneCodeHash, "PHONE_CODE_EXPIRED");
    }

    private static String digits(RequestContext context, String phone) {
        return LoginAttempts.digits(context, phone);
    }

    private static void requireName(RequestContext context, String name, String error, int minimum) {
        int length = name.strip().length();
        if (length < minimum || length > MAX_NAME) {
            throw context.error(400, error);
        }
    }

    private static TermsOfService termsOfService() {
        return TermsOfService.builder()
                .id(new DataJSON("{\"test\":true}"))
                .text("This server is a test server: whatever you write to it is gone when it stops.")
                .entities(List.of())
                .build();
    }
}
