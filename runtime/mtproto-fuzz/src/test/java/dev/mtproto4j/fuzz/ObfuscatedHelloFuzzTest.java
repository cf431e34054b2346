package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.TransportCodec;
import java.util.ArrayList;
import java.util.List;

/** The first 64 bytes of a connection: detection, header, key streams. */
class ObfuscatedHelloFuzzTest {

    private static final byte[] SECRET = new byte[16];

    /** Any opening is a known form or refused, however it is cut. */
    @FuzzTest(maxDuration = "10m")
    void anyOpeningIsAFormOrRefused(FuzzedDataProvider data) {
        int piece = data.consumeInt(1, 80);
        byte[] wire = data.consumeRemainingAsBytes();
        ServerTransportCodec codec = new ServerTransportCodec(new SeededRandom(1), List.of(ProxySecret.plain(SECRET)));
        try {
            for (int at = 0; at < wire.length; at += piece) {
                codec.decode(wire.clone(), at, Math.min(piece, wire.length - at), frame -> {});
            }
        } catch (MalformedFrameException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    /** What a client makes of any 64 random bytes is read back by a server, with one bit changed or without. */
    @FuzzTest(maxDuration = "10m")
    void aHeaderIsReadBackUnlessItIsChanged(FuzzedDataProvider data) {
        Framing framing =
                data.pickValue(new Framing[] {Framing.ABRIDGED, Framing.INTERMEDIATE, Framing.PADDED_INTERMEDIATE});
        int dc = data.consumeInt(1, 1000);
        int changedBit = data.consumeInt(-1, 511);
        long seed = data.consumeLong();
        byte[] payload = data.consumeRemainingAsBytes();
        byte[] packet = new byte[24 + payload.length / 16 * 16];
        System.arraycopy(payload, 0, packet, 24, packet.length - 24);
        packet[0] = 1;

        TransportCodec client =
                Transport.withSecret(framing, SECRET).newClientCodec(DcNumber.of(dc), new SeededRandom(seed));
        byte[] opening = client.opening();
        if (changedBit >= 0) {
            opening[changedBit / 8] ^= (byte) (1 << changedBit % 8);
        }
        byte[] body = client.encode(new Frame.Packet(packet));
        ServerTransportCodec server = new ServerTransportCodec(new SeededRandom(2), List.of(ProxySecret.plain(SECRET)));
        List<Frame> frames = new ArrayList<>();
        try {
            server.decode(opening, 0, opening.length, frames::add);
            server.decode(body, 0, body.length, frames::add);
        } catch (MalformedFrameException e) {
            assertThat(changedBit).isNotNegative();
            return;
        }
        if (changedBit < 0) {
            assertThat(server.framing()).isEqualTo(framing);
            assertThat(server.announcedDc()).hasValue(dc);
            assertThat(((Frame.Packet) frames.get(0)).bytes()).isEqualTo(packet);
        }
    }
}
