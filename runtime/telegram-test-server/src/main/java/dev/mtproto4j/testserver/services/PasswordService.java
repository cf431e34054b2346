package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.auth.AnyAuthorization;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.Authorizations;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.PasswordChallenges;

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
        Account account = account(context);
        byte[] secureRandom = new byte[256];
        cluster.random().nextBytes(secureRandom);
        SrpParameters next = cluster.passwordChallenges().newParameters();
        Password.Builder answer = Password.builder()
                .newAlgo(algorithm(next))
                .newSecureAlgo(new SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000(next.salt1()))
                .secureRandom(secureRandom);
        String password = account.password();
        if (password != null) {
            PasswordChallenges.Challenge challenge =
                    cluster.passwordChallenges().open(context.permanentKeyId(), account.id(), password);
            answer.currentAlgo(algorithm(challenge.parameters()))
                    .srpB(challenge.server().b())
                    .srpId(challenge.srpId())
                    .hint(account.passwordHint());
        }
        return answer.build();
    }

    private AnyAuthorization checkPassword(RequestContext context, CheckPassword call) {
        Account account = account(context);
        if (!(call.password() instanceof InputCheckPasswordSRP answer)) {
            throw context.error(400, "PASSWORD_HASH_INVALID");
        }
        PasswordChallenges.Challenge challenge = cluster.passwordChallenges()
                .take(context.permanentKeyId(), answer.srpId())
                .orElseThrow(() -> context.error(400, "SRP_ID_INVALID"));
        if (!challenge.server().verify(answer.a(), answer.m1())) {
            throw context.error(400, "PASSWORD_HASH_INVALID");
        }
        return Logins.signIn(dataCenter, context, account);
    }

    /** Whoever is signed in with this key, or would be with the right password. */
    private Account account(RequestContext context) {
        Authorizations.Authorization authorization =
                dataCenter.local().authorizations().of(context.permanentKeyId());
        return switch (authorization.state()) {
            case SIGNED_IN, PASSWORD_NEEDED ->
                cluster.accounts()
                        .findById(authorization.userId())
                        .orElseThrow(() -> context.error(401, "AUTH_KEY_UNREGISTERED"));
            case NOBODY, REVOKED -> throw context.error(401, "AUTH_KEY_UNREGISTERED");
        };
    }

    private static PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm(
            SrpParameters parameters) {
        return new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                parameters.salt1(), parameters.salt2(), parameters.g(), parameters.p());
    }
}
