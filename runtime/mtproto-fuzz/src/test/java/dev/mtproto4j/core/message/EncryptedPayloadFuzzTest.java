package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;

/** What comes out of the cipher: header, body, padding. */
@NullMarked
class EncryptedPayloadFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyPlaintextIsAMessageOrRefused(byte[] plaintext) {
        EncryptedMessage message;
        try {
            message = EncryptedMessage.parse(plaintext);
        } catch (InvalidMessageException e) {
            assertThat(e).hasMessage("a packet did not pass the checks of an encrypted message");
            return;
        }
        byte[] again = message.headerAndBody();
        assertThat(plaintext.length - again.length).isBetween(12, 1024);
        assertThat(again).isEqualTo(Arrays.copyOf(plaintext, again.length));
        assertThat(message.toString()).isNotBlank();
    }
}
