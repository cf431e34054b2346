package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+12345678900, +12345678900",
        "'  +1 (234) 567-89-00 ', +12345678900",
        "12345678900, +12345678900",
        "0012345678900, +12345678900",
        "+1.234.567.8900, +12345678900",
        "'+44\u00a020 7946\u20110958', +442079460958",
        "\uff0b\uff19\uff19\uff19\uff16\uff16\uff11\uff10\uff10\uff10\uff11, +9996610001",
        "\u0661\u0662\u0663\u0664\u0665\u0666\u0667, +1234567",
        "'\u202a+9996610001\u202c', +9996610001",
        "+8888888, +8888888"
    })
    void readsWhatPeopleWrite(String typed, String number) {
        assertThat(PhoneNumber.parse(typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'   ', is empty",
        "+1 800 FLOWERS, has no 'F'",
        "12345, has 5 digits",
        "+1234567890123456, has 16 digits",
        "+0123456789, No country code begins with 0",
        "+1+23456789, has no '+'",
        "1234567#12, has no '#'",
        "@ada, has no '@'",
        "'123\u001b[31m4567', control character"
    })
    void saysWhatIsWrong(String typed, String message) {
        assertThatThrownBy(() -> PhoneNumber.parse(typed))
                .isInstanceOf(LoginInputException.class)
                .hasMessageContaining(message);
    }
}
