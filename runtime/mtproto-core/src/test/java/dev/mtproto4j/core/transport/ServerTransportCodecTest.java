package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTransportCodecTest {

    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @Test
    void knowsNothingBeforeTheClientSpeaks() {
        ServerTransportCodec server = new ServerTransportCodec(FixedRandom.seeded(1));
        assertThat(server.isDetected()).isFalse();
        assertThat(server.opening()).isEmpty();
        assertThatThrownBy(server::framing).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> server.encode(new Frame.TransportError(-404)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsTheDataCentreFromTheHeader() {
        for (DcNumber dc : List.of(DcNumber.of(2), new DcNumber(3, true, false), new DcNumber(4, false, true))) {
            ServerTransportCodec server = new ServerTransportCodec(FixedRandom.seeded(1));
            byte[] opening = Transport.obfuscated(Framing.INTERMEDIATE)
                    .newClientCodec(dc, FixedRandom.seeded(2))
                    .opening();
            server.decode(opening, 0, opening.length, frame -> {});
            assertThat(server.announcedDc()).hasValue(dc.wireValue());
            assertThat(server.isObfuscated()).isTrue();
            assertThat(server.framing()).isEqualTo(Framing.INTERMEDIATE);
        }
    }

    @Test
    void takesASecretOnlyIfItIsItsOwn() {
        byte[] opening = Transport.withSecret(Framing.PADDED_INTERMEDIATE, SECRET)
                .newClientCodec(DcNumber.of(2), FixedRandom.seeded(2))
                .opening();
        ServerTransportCodec withSecret = new ServerTransportCodec(
                FixedRandom.seeded(1), List.of(ProxySecret.plain(new byte[16]), ProxySecret.plain(SECRET)));
        withSecret.decode(opening.clone(), 0, opening.length, frame -> {});
        assertThat(withSecret.framing()).isEqualTo(Framing.PADDED_INTERMEDIATE);

        ServerTransportCodec without = new ServerTransportCodec(FixedRandom.seeded(1));
        assertThatThrownBy(() -> without.decode(opening, 0, opening.length, frame -> {}))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("no known transport");
        byte[] more = new byte[64];
        assertThatThrownBy(() -> without.decode(more, 0, more.length, frame -> {}))
                .isInstanceOf(MalformedFrameException.class);
    }

    /** Official proxies and mtg let a secret in only as its kind says. */
    @ParameterizedTest
    @CsvSource({
        "PLAIN, INTERMEDIATE, false, true",
        "PADDED, PADDED_INTERMEDIATE, false, true",
        "PADDED, INTERMEDIATE, false, false",
        "FAKE_TLS, PADDED_INTERMEDIATE, false, false",
        "FAKE_TLS, PADDED_INTERMEDIATE, true, true",
        "FAKE_TLS, ABRIDGED, true, false",
    })
    void takesASecretOnlyInItsOwnWay(ProxySecret.Mode mode, Framing framing, boolean throughTls, boolean taken) {
        ProxySecret secret = switch (mode) {
            case PLAIN -> ProxySecret.plain(SECRET);
            case PADDED -> ProxySecret.padded(SECRET);
            case FAKE_TLS -> ProxySecret.fakeTls(SECRET, "example.org");
        };
        byte[] opening = Transport.withSecret(framing, SECRET)
                .newClientCodec(DcNumber.of(2), FixedRandom.seeded(2))
                .opening();
        ServerTransportCodec server = new ServerTransportCodec(FixedRandom.seeded(1), List.of(secret));
        if (throughTls) {
            server.cameThrough(secret);
        }
        if (taken) {
            server.decode(opening, 0, opening.length, frame -> {});
            assertThat(server.framing()).isEqualTo(framing);
        } else {
            assertThatThrownBy(() -> server.decode(opening, 0, opening.length, frame -> {}))
                    .isInstanceOf(MalformedFrameException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\n", "POST /api HTTP/1.1\r\n", "HEAD /", "OPTIONS *", "\u0016\u0003\u0001\u0002"
            })
    void saysWhatItDoesNotSpeak(String start) {
        ServerTransportCodec server = new ServerTransportCodec(FixedRandom.seeded(1));
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> server.decode(bytes, 0, bytes.length, frame -> {}))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageMatching("the client speaks (HTTP|TLS), which this port does not");
    }

    @Test
    void cutsThePaddingThatTheFramingDoesNotTellApart() {
        byte[] encrypted = new byte[24 + 64];
        Arrays.fill(encrypted, (byte) 1);
        byte[] plain = new byte[20 + 40];
        plain[16] = 40;
        for (int seed = 0; seed < 50; seed++) {
            for (byte[] packet : List.of(encrypted, plain)) {
                TransportCodec client = Transport.plain(Framing.PADDED_INTERMEDIATE)
                        .newClientCodec(DcNumber.of(1), FixedRandom.seeded(seed));
                ServerTransportCodec server = new ServerTransportCodec(FixedRandom.seeded(seed));
                byte[] opening = client.opening();
                byte[] wire = client.encode(new Frame.Packet(packet));
                List<Frame> frames = new ArrayList<>();
                server.decode(opening, 0, opening.length, frames::add);
                server.decode(wire, 0, wire.length, frames::add);
                assertThat(((Frame.Packet) frames.get(0)).bytes()).isEqualTo(packet);
            }
        }
    }
}
