package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.crypto.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostileStreamTest {

    @ParameterizedTest
    @CsvSource({
        "ABRIDGED, CLIENT, 7fffffff",
        "ABRIDGED, CLIENT, 7f010040",
        "ABRIDGED, SERVER, ff010040",
        "INTERMEDIATE, CLIENT, 01000001",
        "INTERMEDIATE, CLIENT, ffffff7f",
        "INTERMEDIATE, SERVER, 01000081",
        "PADDED_INTERMEDIATE, CLIENT, 10000001",
        "PADDED_INTERMEDIATE, SERVER, ffffffff",
        "FULL, CLIENT, 0d000001",
        "FULL, CLIENT, 0b000000",
        "FULL, SERVER, 6cfeffff",
        "FULL, SERVER, 00000000",
    })
    void refusesImpossibleLengthsAsSoonAsTheyShow(Framing framing, Side self, String wire) {
        TransportCodec codec = Transport.codec(framing, self, FixedRandom.seeded(1));
        byte[] bytes = Vectors.hex(wire);
        assertThatThrownBy(() -> decode(codec, bytes)).isInstanceOf(MalformedFrameException.class);
        assertThatThrownBy(() -> decode(codec, new byte[1])).isInstanceOf(MalformedFrameException.class);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void allocatesForWhatArrivesAndNotForWhatIsPromised(Framing framing) {
        byte[] promise = framing == Framing.ABRIDGED ? Vectors.hex("7fffff3f") : Vectors.hex("00000001");
        List<TransportCodec> connections = new ArrayList<>();
        // 4000 promises of 16 MiB: 62 GiB if they were believed.
        for (int i = 0; i < 4000; i++) {
            TransportCodec codec = Transport.codec(framing, Side.SERVER, FixedRandom.seeded(1));
            assertThat(decode(codec, promise)).isEmpty();
            connections.add(codec);
        }
        assertThat(connections).hasSize(4000);
    }

    @Test
    void takesThePacketsBeforeTheBrokenOne() {
        TransportCodec codec = Transport.codec(Framing.INTERMEDIATE, Side.SERVER, FixedRandom.seeded(1));
        List<Frame> frames = new ArrayList<>();
        byte[] wire = Vectors.hex("0400000061626364" + "ffffff7f");
        assertThatThrownBy(() -> codec.decode(wire, 0, wire.length, frames::add))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(frames).hasSize(1);
    }

    @Test
    void endsAFullConnectionAtTheCodeInPlaceOfALength() {
        TransportCodec codec = Transport.codec(Framing.FULL, Side.CLIENT, FixedRandom.seeded(1));
        byte[] seenFromRealServers = Vectors.hex("53feffff53feffff53feffff");
        List<Frame> frames = new ArrayList<>();
        for (byte each : seenFromRealServers) {
            codec.decode(new byte[] {each}, 0, 1, frames::add);
        }
        assertThat(frames).containsExactly(new Frame.TransportError(-429));
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"ABRIDGED", "INTERMEDIATE", "PADDED_INTERMEDIATE"})
    void dropsTheEmptyAnswerThatMeansNothing(Framing framing) {
        String wire = framing == Framing.ABRIDGED ? "0100000000" : "0400000000000000";
        TransportCodec codec = Transport.codec(framing, Side.CLIENT, FixedRandom.seeded(1));
        assertThat(decode(codec, Vectors.hex(wire))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void endsRandomBytesInFramesOrAnException(Framing framing) {
        Random random = new Random(framing.name().length());
        for (int round = 0; round < 5000; round++) {
            for (Side side : Side.values()) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                survive(Transport.codec(framing, side, FixedRandom.seeded(round)), noise);
            }
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            survive(new ServerTransportCodec(FixedRandom.seeded(round)), noise);
        }
    }

    private static void survive(TransportCodec codec, byte[] noise) {
        try {
            for (Frame frame : decode(codec, noise)) {
                assertThat(frame.toString()).isNotEmpty();
            }
        } catch (MalformedFrameException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @Test
    void refusesToSendWhatTheFramingCannotCarry() {
        TransportCodec abridged =
                Transport.plain(Framing.ABRIDGED).newClientCodec(DcNumber.of(1), FixedRandom.seeded(1));
        assertThatThrownBy(() -> abridged.encode(new Frame.Packet(new byte[5])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the abridged framing carries whole words, not 5 bytes");
        TransportCodec full = Transport.plain(Framing.FULL).newClientCodec(DcNumber.of(1), FixedRandom.seeded(1));
        assertThatThrownBy(() -> full.encode(new Frame.Packet(new byte[4], true)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> full.encode(new Frame.Packet(new byte[(1 << 24) + 1])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Transport.obfuscated(Framing.FULL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Transport.withSecret(Framing.ABRIDGED, new byte[17]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Frame> decode(TransportCodec codec, byte[] wire) {
        List<Frame> frames = new ArrayList<>();
        codec.decode(wire.clone(), 0, wire.length, frames::add);
        return frames;
    }
}
