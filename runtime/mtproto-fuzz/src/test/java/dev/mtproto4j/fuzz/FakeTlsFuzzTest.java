package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.faketls.ClientHello;
import dev.mtproto4j.core.transport.faketls.ServerHello;
import dev.mtproto4j.core.transport.faketls.TlsRecords;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** Hellos of fake TLS on both sides, and the records after them. */
class FakeTlsFuzzTest {

    private static final byte[] KEY = new byte[16];

    @FuzzTest(maxDuration = "10m")
    void anyRecordIsAClientHelloOrRefused(byte[] record) {
        try {
            ClientHello hello = ClientHello.parse(record);
            assertThat(hello.verify(KEY)).isEmpty();
            assertThat(hello.toString()).isNotBlank();
        } catch (MalformedFrameException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void aChangedClientHelloIsNeverVerified(FuzzedDataProvider data) {
        byte[] record = ClientHello.create("example.org", KEY, Instant.EPOCH, new SeededRandom(data.consumeLong()))
                .toByteArray();
        int at = data.consumeInt(0, record.length - 1);
        byte[] change = data.consumeRemainingAsBytes();
        boolean changed = false;
        for (int i = 0; i < change.length && at + i < record.length; i++) {
            record[at + i] ^= change[i];
            // The last four of the random bytes carry a time, any of which verifies.
            changed |= change[i] != 0 && (at + i < 39 || at + i >= 43);
        }
        try {
            assertThat(ClientHello.parse(record).verify(KEY).isPresent()).isEqualTo(!changed);
        } catch (MalformedFrameException e) {
            assertThat(changed).isTrue();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyAnswerIsMeasuredOrRefused(byte[] bytes) {
        try {
            int length = ServerHello.length(bytes, bytes.length);
            assertThat(length).isBetween(-1, 3 * 17_000);
            if (length >= 0 && length <= bytes.length) {
                assertThat(ServerHello.verify(bytes, length, new byte[32], KEY)).isFalse();
            }
        } catch (MalformedFrameException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyRecordsGiveTheSameHoweverCut(FuzzedDataProvider data) {
        int piece = data.consumeInt(1, 64);
        byte[] wire = data.consumeRemainingAsBytes();
        assertThat(unwrap(wire, piece)).isEqualTo(unwrap(wire, Math.max(1, wire.length)));
    }

    private static String unwrap(byte[] wire, int piece) {
        TlsRecords records = new TlsRecords(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (int at = 0; at < wire.length; at += piece) {
                out.writeBytes(records.unwrap(wire, at, Math.min(piece, wire.length - at)));
            }
        } catch (MalformedFrameException e) {
            return String.valueOf(e.getMessage());
        }
        return out.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
