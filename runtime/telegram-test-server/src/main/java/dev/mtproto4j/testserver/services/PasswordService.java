package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.LoginEmails;
import dev.mtproto4j.testserver.store.SecondFactors;

/** The second factor. */
final class PasswordService implements Service {
    private final DataCenter dataCenter;
    private final ClusterState cluster;

    PasswordService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(GetPassword.class, this::getPassword).handle(CheckPassword.class, this::checkPassword);
    }

    private Password getPassword(RequestContext context, GetPassword call) {
        Account account = PasswordOwners.of(dataCenter, context);
        byte[] secureRandom = new byte[256];
        cluster.random().nextBytes(secureRandom);
        SrpParameters next = cluster.passwordChallenges().newParameters();
        Password.Builder answer = Password.builder()
                .newAlgo(algorithm(next))
                .newSecureAlgo(new SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000(next.salt1()))
                .secureRandom(secureRandom);
        SecondFactors known = cluster.secondFactors();
        SecondFactor factor = new SecondFactor(cluster, account);
        factor.open(context.permanentKeyId())
                .ifPresent(challenge -> answer.currentAlgo(algorithm(challenge.parameters()))
                        .srpB(challenge.server().b())
                        .srpId(challenge.srpId())
                        .hint(factor.hint())
                        .hasRecovery(factor.email().isPresent()));
        known.change(account.id())
                .ifPresent(change -> answer.emailUnconfirmedPattern(LoginEmails.pattern(change.email())));
        known.resetDue(account.id()).ifPresent(due -> answer.pendingResetDate((int) due.getEpochSecond()));
        cluster.loginEmails()
                .of(String.valueOf(account.phone()))
                .ifPresent(address -> answer.loginEmailPattern(LoginEmails.pattern(address)));
        return answer.build();
    }

    private AnyAuthorization checkPassword(RequestContext context, CheckPassword call) {
        Account account = PasswordOwners.of(dataCenter, context);
        new SecondFactor(cluster, account).require(context, call.password());
        return Logins.signIn(dataCenter, context, account);
    }

    private static PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm(
            SrpParameters parameters) {
        return new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                parameters.salt1(), parameters.salt2(), parameters.g(), parameters.p());
    }
}
