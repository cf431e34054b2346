package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.TransportDetector.Form;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportDetectorTest {

    /** The lists of the field name a hello of 508 bytes only; browsers send others too. */
    @ParameterizedTest
    @ValueSource(strings = {"16030100c8010000c4", "16030107a60100", "1603010206010002", "1603030200010001"})
    void hellosOfTlsOfAnyLengthAreKnownAndNeverRandom(String start) {
        byte[] hello = new byte[64];
        Arrays.fill(hello, (byte) 0x55);
        byte[] first = HexFormat.of().parseHex(start);
        System.arraycopy(first, 0, hello, 0, first.length);
        int record = (hello[3] & 0xff) << 8 | (hello[4] & 0xff);
        hello[7] = (byte) ((record - 4) >> 8);
        assertThat(TransportDetector.detect(hello, hello.length)).isEqualTo(Form.TLS);

        byte[] allowed = new byte[64];
        Arrays.fill(allowed, (byte) 0x66);
        ObfuscationHeader header =
                ObfuscationHeader.create(Framing.ABRIDGED, DcNumber.of(2), null, FixedRandom.of(hello, allowed));
        assertThat(header.wire()).startsWith(Arrays.copyOf(allowed, 56));
    }

    @Test
    void webSocketsAreAlwaysObfuscated() {
        assertThat(Transport.webSocket(Framing.ABRIDGED).isObfuscated()).isTrue();
        assertThat(Transport.secureWebSocket(Framing.ABRIDGED, null).isObfuscated())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-403, -404, -429, -444})
    void knownErrorsAreNamed(int code) {
        TransportException error = new TransportException(code);
        assertThat(error.meaning().code()).isEqualTo(code);
        assertThat(new TransportException(code - 1_000).meaning()).isEqualTo(TransportException.Meaning.OTHER);
    }
}
