package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.InputCheckPasswordEmpty;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.crypto.srp.SrpAnswer;
import dev.mtproto4j.crypto.srp.SrpClient;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.testserver.account.Account;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordServiceTest {
    private static final String PHONE = "+1 555 0100";
    private static final long KEY = 5;

    private final ServiceBench bench = new ServiceBench();

    @BeforeEach
    void signInAsFarAsThePassword() {
        bench.add(Account.builder(PHONE).code("24680").password("correct horse").passwordHint("xkcd"));
        SentCode sent = (SentCode) bench.call(
                1, KEY, new SendCode(PHONE, 1, "hash", CodeSettings.builder().build()));
        assertThat(bench.error(
                        1,
                        KEY,
                        SignIn.builder()
                                .phoneNumber(PHONE)
                                .phoneCodeHash(sent.phoneCodeHash())
                                .phoneCode("24680")
                                .build()))
                .isEqualTo("401 SESSION_PASSWORD_NEEDED");
    }

    @Test
    void theRightPasswordSignsIn() {
        Password password = bench.call(1, KEY, new GetPassword());
        assertThat(password.hasPassword()).isTrue();
        assertThat(password.hint()).isEqualTo("xkcd");
        assertThat(bench.call(1, KEY, answer(password, "correct horse"))).isInstanceOf(Authorization.class);
        assertThat(bench.cluster.dataCenter(1).orElseThrow().authorizations().userOf(KEY))
                .isPresent();
    }

    @Test
    void aWrongPasswordDoesNot() {
        Password password = bench.call(1, KEY, new GetPassword());
        CheckPassword wrong = answer(password, "battery staple");
        assertThat(bench.error(1, KEY, wrong)).isEqualTo("400 PASSWORD_HASH_INVALID");
        assertThat(bench.error(1, KEY, answer(password, "correct horse"))).isEqualTo("400 SRP_ID_INVALID");
        assertThat(bench.error(1, KEY, new CheckPassword(new InputCheckPasswordEmpty())))
                .isEqualTo("400 PASSWORD_HASH_INVALID");
        assertThat(bench.cluster.dataCenter(1).orElseThrow().authorizations().userOf(KEY))
                .isEmpty();
    }

    @Test
    void onlyTheLatestChallengeOfTheSameKeyCounts() {
        Password old = bench.call(1, KEY, new GetPassword());
        bench.call(1, KEY, new GetPassword());
        assertThat(bench.error(1, KEY, answer(old, "correct horse"))).isEqualTo("400 SRP_ID_INVALID");
        assertThat(bench.error(1, KEY + 1, new GetPassword())).isEqualTo("401 AUTH_KEY_UNREGISTERED");
        assertThat(bench.error(1, KEY + 1, answer(old, "correct horse"))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
    }

    private static CheckPassword answer(Password password, String typed) {
        var algorithm = (PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow)
                Objects.requireNonNull(password.currentAlgo());
        SecureRandom random = new SecureRandom();
        SrpParameters parameters =
                SrpParameters.check(algorithm.salt1(), algorithm.salt2(), algorithm.g(), algorithm.p(), random);
        SrpAnswer answer =
                SrpClient.answer(parameters, Objects.requireNonNull(password.srpB()), typed.toCharArray(), random);
        return new CheckPassword(
                new InputCheckPasswordSRP(Objects.requireNonNull(password.srpId()), answer.a(), answer.m1()));
    }
}
