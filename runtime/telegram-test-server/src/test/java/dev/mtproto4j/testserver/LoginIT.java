package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.auth.CheckPassword;
import dev.mtproto4j.api.method.auth.ExportAuthorization;
import dev.mtproto4j.api.method.auth.ImportAuthorization;
import dev.mtproto4j.api.method.auth.ImportBotAuthorization;
import dev.mtproto4j.api.method.auth.LogOut;
import dev.mtproto4j.api.method.auth.SendCode;
import dev.mtproto4j.api.method.auth.SignIn;
import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.method.help.GetSupport;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.method.users.GetFullUser;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.api.type.InputCheckPasswordSRP;
import dev.mtproto4j.api.type.InputUser;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.account.Password;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;
import dev.mtproto4j.api.type.auth.ExportedAuthorization;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.crypto.srp.SrpAnswer;
import dev.mtproto4j.crypto.srp.SrpClient;
import dev.mtproto4j.crypto.srp.SrpParameters;
import dev.mtproto4j.testserver.account.Account;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {
    private static final String PLAIN = "+15550100";
    private static final String PROTECTED = "+15550101";
    private static final String FAR = "+15550102";

    private TestCluster cluster;

    @BeforeAll
    void start() {
        cluster = TestCluster.builder()
                .account(Account.builder(PLAIN).firstName("Ada").code("24680").build())
                .account(Account.builder(PROTECTED)
                        .code("13579")
                        .password("correct horse")
                        .build())
                .account(Account.builder(FAR).homeDc(2).build())
                .account(Account.bot("110:secret").username("echo_bot").build())
                .start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void byCode() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            assertThat(client.error(new GetUsers(List.of(new InputUserSelf())))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
            String hash = sendCode(client, PLAIN);
            assertThat(client.error(signIn(PLAIN, hash, "00000"))).isEqualTo("400 PHONE_CODE_INVALID");
            Authorization authorization = (Authorization) client.call(signIn(PLAIN, hash, "24680"));
            assertThat(cluster.isAuthorized(1, client.keyId())).isTrue();
            User me = (User)
                    client.call(new GetUsers(List.of(new InputUserSelf()))).get(0);
            assertThat(me).isEqualTo(authorization.user());
            assertThat(client.call(new GetFullUser(new InputUserSelf())).users())
                    .containsExactly(me);
            assertThat(client.call(new GetState()).pts()).isPositive();
            Account far = cluster.account(FAR).orElseThrow();
            assertThat(client.call(new GetUsers(
                            List.of(new InputUser(far.id(), cluster.accessHash(far.id())), new InputUser(9, 9)))))
                    .singleElement()
                    .satisfies(user -> assertThat(((User) user).phone()).isNull());
            client.call(new LogOut());
            assertThat(client.error(new GetState())).isEqualTo("401 AUTH_KEY_UNREGISTERED");
            assertThat(cluster.requests("auth.signIn")).isNotEmpty();
            // Not the text of the records: among the ids and times in it is every short number, now and then.
            assertThat(cluster.requests())
                    .allSatisfy(request ->
                            assertThat(request.method() + " " + request.error()).doesNotContain("24680", "5550100"));
        }
    }

    @Test
    void anotherSessionOfTheSameKeyIsSignedInToo() {
        try (ApiClient client = ApiClient.connect(cluster, 1);
                ApiClient again = client.again(cluster, 1)) {
            client.call(signIn(PLAIN, sendCode(client, PLAIN), "24680"));
            assertThat(again.call(new GetUsers(List.of(new InputUserSelf())))).hasSize(1);
            assertThat(cluster.terminateSessions(
                            cluster.account(PLAIN).orElseThrow().id()))
                    .isPositive();
            assertThat(again.error(new GetState())).isEqualTo("401 SESSION_REVOKED");
        }
    }

    @Test
    void aLoginThatEndsWhileItsCallIsExecutedSaysHow() {
        cluster.handle(GetSupport.class, (context, method) -> {
            cluster.logins().end(PLAIN, "SESSION_EXPIRED");
            throw new IllegalStateException("still user " + context.requireUser());
        });
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            client.call(signIn(PLAIN, sendCode(client, PLAIN), "24680"));
            assertThat(client.error(new GetSupport())).isEqualTo("401 SESSION_EXPIRED");
        }
    }

    @Test
    void withPassword() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            assertThat(client.error(new GetPassword())).isEqualTo("401 AUTH_KEY_UNREGISTERED");
            String hash = sendCode(client, PROTECTED);
            assertThat(client.error(signIn(PROTECTED, hash, "13579"))).isEqualTo("401 SESSION_PASSWORD_NEEDED");
            assertThat(client.error(new GetState())).isEqualTo("401 SESSION_PASSWORD_NEEDED");
            assertThat(client.error(checkPassword(client, "battery staple"))).isEqualTo("400 PASSWORD_HASH_INVALID");
            assertThat(client.call(checkPassword(client, "correct horse"))).isInstanceOf(Authorization.class);
            assertThat(client.call(new GetState()).pts()).isPositive();
        }
    }

    @Test
    void signingUp() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            String hash = sendCode(client, "+9996611234");
            assertThat(client.call(signIn("+9996611234", hash, "11111")))
                    .isInstanceOf(AuthorizationSignUpRequired.class);
            client.call(new SignUp("+9996611234", hash, "Grace", "Hopper"));
            assertThat(cluster.account("+9996611234").orElseThrow().lastName()).isEqualTo("Hopper");
            assertThat(client.call(new GetState()).pts()).isPositive();
        }
    }

    @Test
    void byBotToken() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            assertThat(client.error(new ImportBotAuthorization(0, 1, "hash", "110:wrong")))
                    .isEqualTo("400 ACCESS_TOKEN_INVALID");
            Authorization authorization =
                    (Authorization) client.call(new ImportBotAuthorization(0, 1, "hash", "110:secret"));
            User bot = (User) authorization.user();
            assertThat(bot.bot()).isTrue();
            assertThat(bot.id()).isEqualTo(110);
        }
    }

    @Test
    void anAuthorizationMovesBetweenDataCenters() {
        try (ApiClient home = ApiClient.connect(cluster, 1);
                ApiClient other = ApiClient.connect(cluster, 2)) {
            home.call(signIn(PLAIN, sendCode(home, PLAIN), "24680"));
            ExportedAuthorization exported = home.call(new ExportAuthorization(2));
            byte[] wrong = exported.bytes().clone();
            wrong[0] ^= 1;
            assertThat(other.error(new ImportAuthorization(exported.id(), wrong)))
                    .isEqualTo("400 AUTH_BYTES_INVALID");
            assertThat(other.error(new GetState())).isEqualTo("401 AUTH_KEY_UNREGISTERED");
            ImportAuthorization right = new ImportAuthorization(exported.id(), exported.bytes());
            assertThat(other.call(right)).isInstanceOf(Authorization.class);
            assertThat(other.call(new GetState()).pts()).isPositive();
            assertThat(other.error(right)).isEqualTo("400 AUTH_BYTES_INVALID");
            ExportedAuthorization second = home.call(new ExportAuthorization(2));
            assertThat(other.error(new ImportAuthorization(exported.id() + 1, second.bytes())))
                    .isEqualTo("400 USER_ID_INVALID");
        }
    }

    @Test
    void aPersonWhoLivesElsewhere() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            assertThat(client.error(sendCodeCall(FAR))).isEqualTo("303 PHONE_MIGRATE_2");
        }
    }

    private static CheckPassword checkPassword(ApiClient client, String typed) {
        Password password = client.call(new GetPassword());
        var algorithm = (PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow)
                Objects.requireNonNull(password.currentAlgo());
        SecureRandom random = new SecureRandom();
        SrpAnswer answer = SrpClient.answer(
                SrpParameters.check(algorithm.salt1(), algorithm.salt2(), algorithm.g(), algorithm.p(), random),
                Objects.requireNonNull(password.srpB()),
                typed.toCharArray(),
                random);
        return new CheckPassword(
                new InputCheckPasswordSRP(Objects.requireNonNull(password.srpId()), answer.a(), answer.m1()));
    }

    private static String sendCode(ApiClient client, String phone) {
        return ((SentCode) client.call(sendCodeCall(phone))).phoneCodeHash();
    }

    private static SendCode sendCodeCall(String phone) {
        return new SendCode(phone, 1, "hash", CodeSettings.builder().build());
    }

    private static SignIn signIn(String phone, String hash, String code) {
        return SignIn.builder()
                .phoneNumber(phone)
                .phoneCodeHash(hash)
                .phoneCode(code)
                .build();
    }
}
