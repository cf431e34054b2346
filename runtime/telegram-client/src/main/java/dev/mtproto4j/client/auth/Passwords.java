package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgo;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.account.PasswordInputSettings;
import dev.mtproto4j.crypto.srp.NewPassword;
import dev.mtproto4j.crypto.srp.SrpAnswer;
import dev.mtproto4j.crypto.srp.SrpClient;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.crypto.srp.SrpPassword;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** What is computed from passwords; each takes some tenths of a second, on purpose. */
final class Passwords {

    private Passwords() {}

    /** The proof that somebody knows the password. */
    static InputCheckPasswordSRP answer(Password question, char[] typed, SecureRandom random) {
        Long srpId = question.srpId();
        byte[] srpB = question.srpB();
        PasswordKdfAlgo current = question.currentAlgo();
        if (current == null || srpId == null || srpB == null) {
            throw new LoginFailedException("The server does not say how the password is to be proved.", null);
        }
        SrpAnswer answer = SrpClient.answer(parameters(current, random), srpB, typed, random);
        return new InputCheckPasswordSRP(srpId, answer.a(), answer.m1());
    }

    /** The part of the settings that sets a new password. */
    static PasswordInputSettings.Builder settings(
            Password known, char[] typed, @Nullable String hint, SecureRandom random) {
        NewPassword made = SrpPassword.create(parameters(known.newAlgo(), random), typed, random);
        SrpParameters lengthened = made.parameters();
        return PasswordInputSettings.builder()
                .newAlgo(new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                        lengthened.salt1(), lengthened.salt2(), lengthened.g(), lengthened.p()))
                .newPasswordHash(made.verifier())
                .hint(hint == null ? "" : hint);
    }

    private static SrpParameters parameters(PasswordKdfAlgo algorithm, SecureRandom random) {
        if (algorithm instanceof PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow known) {
            return SrpParameters.check(known.salt1(), known.salt2(), known.g(), known.p(), random);
        }
        throw new LoginFailedException(
                "The password of this account is kept in a way that this version does not know. Update mtproto4j.",
                null);
    }
}
