package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLineTest {

    @Test
    void blanksInBracketsAndQuotationMarksSeparateNothing() {
        assertThat(CallLine.words(
                        "  m.send  peer=(inputPeerUser user_id:1 access_hash:0) ids=[1, 2] x={\"a\": \")\"} "))
                .containsExactly(
                        "m.send", "peer=(inputPeerUser user_id:1 access_hash:0)", "ids=[1, 2]", "x={\"a\": \")\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message=\"Hello, you\"  | message=Hello, you",
                "message=\"a \\\"b\\\" \\\\\"| message=a \"b\" \\",
                "message=\"\\u0041\"      | message=A",
                "message=plain            | message=plain",
            })
    void aTextInQuotationMarksIsWhatIsInThem(String line, String word) {
        assertThat(CallLine.words(line)).containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m a=(x", "m a=[1", "m a=\"x", "m a={"})
    void whatIsNotClosedIsSaid(String line) {
        assertThatThrownBy(() -> CallLine.words(line))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("not closed");
    }
}
