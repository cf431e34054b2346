package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.SecondFactors;

/** Passwords as clients set them: the server sees a verifier only. */
final class NewPasswords {
    /** The server's part of the salt has 8 bytes; a client has to add 32 of its own. */
    private static final int MIN_SALT_BYTES = 40;

    private static final int VERIFIER_BYTES = 256;

    private NewPasswords() {}

    static SecondFactors.Verifier verifier(
            ClusterState cluster, RequestContext context, PasswordInputSettings settings) {
        byte[] hash = settings.newPasswordHash();
        if (!(settings.newAlgo() instanceof PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm)
                || hash == null
                || hash.length != VERIFIER_BYTES) {
            throw context.error(400, "NEW_SETTINGS_INVALID");
        }
        if (algorithm.salt1().length < MIN_SALT_BYTES) {
            throw context.error(400, "NEW_SALT_INVALID");
        }
        try {
            SrpParameters parameters = SrpParameters.check(
                    algorithm.salt1(), algorithm.salt2(), algorithm.g(), algorithm.p(), cluster.random());
            String hint = settings.hint();
            return new SecondFactors.Verifier(parameters, hash, hint == null ? "" : hint);
        } catch (SecurityCheckException e) {
            throw context.error(400, "NEW_SETTINGS_INVALID");
        }
    }

    /** The code that goes by e-mail to an account: the one that it has anyway. */
    static String code(ClusterState cluster, Account account) {
        return cluster.codeOf(String.valueOf(account.phone()));
    }
}
