package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.CancelCode;
import dev.mtproto4j.api.method.auth.ResendCode;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;
import dev.mtproto4j.api.type.auth.CodeTypeSms;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeApp;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.store.LoginCodes;
import dev.mtproto4j.testserver.store.ServerSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CodeLoginServiceTest {
    private static final String PHONE = "+1 555 0100";
    private static final long KEY = 5;

    private final ServiceBench bench = new ServiceBench();

    @Test
    void aKnownPersonSignsIn() {
        Account ada = bench.add(Account.builder(PHONE).firstName("Ada").code("24680"));
        SentCode sent = sendCode(PHONE);
        assertThat(sent.type()).isEqualTo(new SentCodeTypeApp(5));
        assertThat(sent.nextType()).isEqualTo(new CodeTypeSms());
        assertThat(sent.timeout()).isEqualTo(60);

        Authorization authorization = (Authorization) signIn(sent, "24680");
        User user = (User) authorization.user();
        assertThat(user.id()).isEqualTo(ada.id());
        assertThat(user.self()).isTrue();
        assertThat(user.firstName()).isEqualTo("Ada");
        assertThat(user.phone()).isEqualTo("15550100");
        assertThat(bench.cluster.dataCenter(1).orElseThrow().authorizations().userOf(KEY))
                .hasValue(ada.id());
        assertThat(bench.error(1, KEY, signInCall(sent, "24680"))).isEqualTo("400 PHONE_CODE_EXPIRED");
    }

    @Test
    void wrongAndMissingCodes() {
        bench.add(Account.builder(PHONE).code("24680"));
        SentCode sent = sendCode(PHONE);
        assertThat(bench.error(1, KEY, signInCall(sent, ""))).isEqualTo("400 PHONE_CODE_EMPTY");
        assertThat(bench.error(1, KEY, new SignIn(PHONE, sent.phoneCodeHash()))).isEqualTo("400 PHONE_CODE_EMPTY");
        assertThat(bench.error(1, KEY, signInCall(sent, "11111"))).isEqualTo("400 PHONE_CODE_INVALID");
        assertThat(signIn(sent, "24680")).isInstanceOf(Authorization.class);
    }

    @Test
    void codesEndByTheClock() {
        bench.add(Account.builder(PHONE).code("24680"));
        SentCode sent = sendCode(PHONE);
        bench.clock.advance(LoginCodes.LIFETIME);
        assertThat(bench.error(1, KEY, signInCall(sent, "24680"))).isEqualTo("400 PHONE_CODE_EXPIRED");
    }

    @Test
    void badNumbersAndApplications() {
        assertThat(bench.error(1, KEY, sendCodeCall("hello"))).isEqualTo("400 PHONE_NUMBER_INVALID");
        assertThat(bench.error(
                        1,
                        KEY,
                        new SendCode(PHONE, 0, "hash", CodeSettings.builder().build())))
                .isEqualTo("400 API_ID_INVALID");
        assertThat(bench.error(
                        1,
                        KEY,
                        new SendCode(PHONE, 1, "", CodeSettings.builder().build())))
                .isEqualTo("400 API_ID_INVALID");
        assertThat(bench.error(1, KEY, new CancelCode("x", "y"))).isEqualTo("400 PHONE_NUMBER_INVALID");
        assertThat(bench.error(1, KEY, new ResendCode("x", "y"))).isEqualTo("400 PHONE_NUMBER_INVALID");
        assertThat(bench.error(1, KEY, new ResendCode(PHONE, ""))).isEqualTo("400 PHONE_CODE_HASH_EMPTY");
        assertThat(bench.error(1, KEY, new ResendCode(PHONE, "y"))).isEqualTo("400 PHONE_CODE_EXPIRED");
    }

    @Test
    void anAccountElsewhereMovesTheClient() {
        bench.add(Account.builder(PHONE).homeDc(2));
        assertThat(bench.error(1, KEY, sendCodeCall(PHONE))).isEqualTo("303 PHONE_MIGRATE_2");
        assertThat(bench.call(2, KEY, sendCodeCall(PHONE))).isInstanceOf(SentCode.class);
        assertThat(bench.error(1, KEY, sendCodeCall("+9996621234"))).isEqualTo("303 PHONE_MIGRATE_2");
    }

    @Test
    void resendingGoesThroughTheWays() {
        bench.add(Account.builder(PHONE).code("24680"));
        SentCode sent = sendCode(PHONE);
        SentCode second = (SentCode) bench.call(1, KEY, new ResendCode(PHONE, sent.phoneCodeHash()));
        assertThat(second.type()).isEqualTo(new SentCodeTypeSms(5));
        assertThat(second.phoneCodeHash()).isEqualTo(sent.phoneCodeHash());
        SentCode third = (SentCode) bench.call(1, KEY, new ResendCode(PHONE, sent.phoneCodeHash()));
        assertThat(third.type()).isEqualTo(new SentCodeTypeCall(5));
        assertThat(third.nextType()).isNull();
        assertThat(bench.error(1, KEY, new ResendCode(PHONE, sent.phoneCodeHash())))
                .isEqualTo("406 SEND_CODE_UNAVAILABLE");
        assertThat(signIn(sent, "24680")).isInstanceOf(Authorization.class);
    }

    @Test
    void aCancelledCodeIsGone() {
        bench.add(Account.builder(PHONE).code("24680"));
        SentCode sent = sendCode(PHONE);
        assertThat(bench.call(1, KEY, new CancelCode(PHONE, sent.phoneCodeHash())))
                .isTrue();
        assertThat(bench.error(1, KEY, new CancelCode(PHONE, sent.phoneCodeHash())))
                .isEqualTo("400 PHONE_CODE_EXPIRED");
        assertThat(bench.error(1, KEY, signInCall(sent, "24680"))).isEqualTo("400 PHONE_CODE_EXPIRED");
    }

    @Test
    void aNewPersonSignsUp() {
        SentCode sent = sendCode("+9996611234");
        assertThat(sent.type()).isEqualTo(new SentCodeTypeSms(5));
        SignUp signUp = new SignUp("+9996611234", sent.phoneCodeHash(), " Grace ", "");
        assertThat(bench.error(1, KEY, signUp)).isEqualTo("400 PHONE_CODE_EMPTY");
        var required = (AuthorizationSignUpRequired) bench.call(
                1,
                KEY,
                SignIn.builder()
                        .phoneNumber("+9996611234")
                        .phoneCodeHash(sent.phoneCodeHash())
                        .phoneCode("11111")
                        .build());
        assertThat(required.termsOfService()).isNotNull();
        assertThat(bench.error(1, KEY, new SignUp("+9996611234", sent.phoneCodeHash(), " ", "x")))
                .isEqualTo("400 FIRSTNAME_INVALID");
        assertThat(bench.error(1, KEY, new SignUp("+9996611234", sent.phoneCodeHash(), "a", "x".repeat(65))))
                .isEqualTo("400 LASTNAME_INVALID");
        User user = (User) ((Authorization) bench.call(1, KEY, signUp)).user();
        assertThat(user.firstName()).isEqualTo("Grace");
        assertThat(user.lastName()).isNull();
        assertThat(bench.cluster.accounts().findByPhone("9996611234")).isPresent();
        assertThat(bench.error(1, KEY, signUp)).isEqualTo("400 PHONE_CODE_EXPIRED");
    }

    @Test
    void signUpCanBeForbidden() {
        ServiceBench closed = new ServiceBench(new ServerSettings(false, "22222", Duration.ofMinutes(1)));
        SentCode sent = (SentCode) closed.call(1, KEY, sendCodeCall(PHONE));
        assertThat(closed.error(1, KEY, signInCall(sent, "22222"))).isEqualTo("400 PHONE_NUMBER_UNOCCUPIED");
        assertThat(closed.error(1, KEY, new SignUp(PHONE, sent.phoneCodeHash(), "A", "")))
                .isEqualTo("406 PHONE_NUMBER_INVALID");
    }

    private SentCode sendCode(String phone) {
        return (SentCode) bench.call(1, KEY, sendCodeCall(phone));
    }

    private static SendCode sendCodeCall(String phone) {
        return new SendCode(phone, 1, "hash", CodeSettings.builder().build());
    }

    private Object signIn(SentCode sent, String code) {
        return bench.call(1, KEY, signInCall(sent, code));
    }

    private static SignIn signInCall(SentCode sent, String code) {
        return SignIn.builder()
                .phoneNumber(PHONE)
                .phoneCodeHash(sent.phoneCodeHash())
                .phoneCode(code)
                .build();
    }
}
