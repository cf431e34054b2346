package dev.mtproto4j.testserver.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"+1 (555) 010-0199", "15550100199", "1.555.010.0199", "+15550100199"})
    void digitsAreWhatCounts(String written) {
        assertThat(PhoneNumber.digits(written)).contains("15550100199");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "1234", "1234567890123456", "+1555CALLNOW", "１２３４５６７", "12 34\n567"})
    void theRestIsNoNumber(String written) {
        assertThat(PhoneNumber.digits(written)).isEmpty();
    }

    @Test
    void lengthsAtTheEdges() {
        assertThat(PhoneNumber.digits("12345")).contains("12345");
        assertThat(PhoneNumber.digits("123456789012345")).contains("123456789012345");
    }
}
