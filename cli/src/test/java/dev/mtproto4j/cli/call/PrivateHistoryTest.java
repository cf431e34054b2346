package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateHistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth.signIn phone_number=+1 phone_code_hash=a phone_code=12345",
                "auth.importBotAuthorization flags=0 api_id=1 api_hash=a bot_auth_token=1:a",
                "auth.importAuthorization id=1 bytes=0x00",
                "auth.checkPassword password=(inputCheckPasswordSRP srp_id:1 A:0x00 M1:0x00)",
                "account.updatePasswordSettings new_settings=(account.passwordInputSettings new_password_hash:0x00)",
                "auth.acceptLoginToken token = 0x00",
                "account.verifyEmail verification={\"_\":\"emailVerificationCode\",\"code\":\"12345\"}",
            })
    void secretsAreNotKept(String line) {
        assertThat(PrivateHistory.mayBeKept(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help.getNearestDc",
                "users.getUsers id=[inputUserSelf]",
                "messages.getHistory peer=(inputPeerUser user_id:1 access_hash:0) limit=5"
            })
    void theRestIs(String line) {
        assertThat(PrivateHistory.mayBeKept(line)).isTrue();
    }
}
