package dev.mtproto4j.client.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcAddress.Flag;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.core.session.SaltInterval;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    static SessionData full() {
        DcSession home = new DcSession(
                Samples.key(1),
                -5,
                List.of(new SaltInterval(7, NOON, NOON.plusSeconds(3600))),
                Duration.ofMillis(-1_500),
                1001);
        return SessionData.empty(Environment.CUSTOM, 2)
                .withDataCenter(2, home)
                .withDataCenter(4, Samples.dc(4, 0))
                .withUser(1001, false)
                .withDcOptions(
                        DcOptions.of(
                                DcAddress.of(2, "127.0.0.1", 4431),
                                DcAddress.of(4, "::1", 4432, EnumSet.allOf(Flag.class), new byte[] {9, 8, 7})),
                        NOON)
                .withFutureAuthTokens(List.of(new byte[] {1, 2}, new byte[] {3}));
    }

    @Test
    void whatIsWrittenIsRead() {
        SessionData session = full();
        SessionData read = SessionCodec.decode(SessionCodec.encode(session));
        assertThat(read).isEqualTo(session);
        assertThat(read.dataCenter(2).orElseThrow().authKey()).isEqualTo(Samples.key(1));
        assertThat(read.dcOptions().addresses().get(1).secret()).containsExactly(9, 8, 7);
        SessionData empty = SessionData.empty(Environment.PRODUCTION, 2);
        assertThat(SessionCodec.decode(SessionCodec.encode(empty))).isEqualTo(empty);
    }

    /** Sessions of people are in this form; a change of the code must not make them unreadable. */
    @Test
    void theFormatStaysAsItIs() {
        byte[] bytes =
                SessionCodec.encode(SessionData.empty(Environment.TEST, 3).withUser(42, true));
        assertThat(new String(bytes, 0, 18, StandardCharsets.US_ASCII)).isEqualTo("mtproto4j session\n");
        String body = "0454455354000000" + "03000000" + "2a00000000000000" + "b5757299" + "00000000" + "00000000"
                + "0000000000000000" + "00000000";
        assertThat(HexFormat.of().formatHex(bytes, 18, 26)).isEqualTo("010000002c000000");
        assertThat(HexFormat.of().formatHex(bytes, 58, bytes.length)).isEqualTo(body);
    }

    @Test
    void everyChangedByteIsNoticed() {
        byte[] good = SessionCodec.encode(full());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x40;
            int at = i;
            assertThatThrownBy(() -> SessionCodec.decode(bad))
                    .as("byte %d", at)
                    .isInstanceOf(SessionStorageException.class);
        }
    }

    @Test
    void everyCutIsNoticed() {
        byte[] good = SessionCodec.encode(full());
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> SessionCodec.decode(cut)).isInstanceOf(SessionCorruptedException.class);
        }
        assertThatThrownBy(() -> SessionCodec.decode(Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(SessionCorruptedException.class);
    }

    @Test
    void aNewerFormatIsNamed() {
        byte[] newer = SessionCodec.encode(full());
        newer[18] = 2;
        assertThatThrownBy(() -> SessionCodec.decode(newer))
                .isInstanceOf(SessionVersionException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("newer mtproto4j");
    }

    @Test
    void noKeyIsPrinted() {
        SessionData session = full();
        String key = HexFormat.of().formatHex(Samples.key(1).toByteArray());
        assertThat(session.toString())
                .doesNotContainIgnoringCase(key.substring(0, 16))
                .contains("user 1001");
    }
}
