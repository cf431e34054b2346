package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.crypto.Side;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The framings against bytes that other implementations give. */
class FramingVectorsTest {

    private static final int EXPECTED = 34;

    @TestFactory
    Stream<DynamicTest> framing() {
        JsonNode framing = Vectors.load("obfuscated2.json").path("framing");
        assertThat(framing).hasSize(EXPECTED);
        return Vectors.each(framing)
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        Framing kind = framingOf(vector.path("transport").asText());
        byte[] wire = Vectors.bytes(vector, "wire");
        String result = vector.path("decode_result").asText();
        if (result.startsWith("reject")) {
            assertThatThrownBy(() -> decode(codec(kind, Side.CLIENT), wire, 0))
                    .isInstanceOf(MalformedFrameException.class);
        } else if (result.startsWith("quick ack")) {
            int token = Integer.parseUnsignedInt(result.substring("quick ack ".length()));
            assertThat(decode(codec(kind, Side.CLIENT), wire, 0)).containsExactly(new Frame.QuickAck(token));
            if (kind != Framing.PADDED_INTERMEDIATE) {
                assertThat(codec(kind, Side.SERVER).encode(new Frame.QuickAck(token)))
                        .isEqualTo(wire);
            }
        } else if (result.startsWith("transport error")) {
            int code = -Integer.parseInt(result.substring("transport error ".length()));
            assertThat(decode(codec(kind, Side.CLIENT), wire, 0)).containsExactly(new Frame.TransportError(code));
        } else if (kind == Framing.PADDED_INTERMEDIATE) {
            assertThat(decode(codec(kind, Side.CLIENT), wire, 0)).containsExactly(new Frame.TransportError(-404));
        } else {
            roundTrip(vector, kind, wire);
        }
    }

    private static void roundTrip(JsonNode vector, Framing kind, byte[] wire) {
        byte[] payload = Vectors.bytes(vector, "payload");
        boolean quickAck = vector.path("id").asText().contains("quickack");
        TransportCodec client = codec(kind, Side.CLIENT);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        if (vector.path("first_packet_includes_init_byte").asBoolean()) {
            sent.writeBytes(client.opening());
        }
        int opening = sent.size();
        for (int before = 0; before < vector.path("seq").asInt(); before++) {
            client.encode(new Frame.Packet(new byte[0]));
        }
        sent.writeBytes(client.encode(new Frame.Packet(payload, quickAck)));
        assertThat(HexFormat.of().formatHex(sent.toByteArray()))
                .isEqualTo(HexFormat.of().formatHex(wire));

        TransportCodec server = codec(kind, Side.SERVER);
        for (int before = 0; before < vector.path("seq").asInt(); before++) {
            byte[] earlier = codec(kind, Side.CLIENT).encode(new Frame.Packet(new byte[0]));
            server.decode(earlier, 0, earlier.length, frame -> {});
        }
        Frame.Packet packet = (Frame.Packet) decode(server, wire, opening).get(0);
        assertThat(packet.bytes()).isEqualTo(payload);
        assertThat(packet.quickAckRequested()).isEqualTo(quickAck);
    }

    private static TransportCodec codec(Framing framing, Side self) {
        return Transport.codec(framing, self, FixedRandom.seeded(1));
    }

    private static List<Frame> decode(TransportCodec codec, byte[] wire, int from) {
        List<Frame> frames = new ArrayList<>();
        codec.decode(wire.clone(), from, wire.length - from, frames::add);
        return frames;
    }

    private static Framing framingOf(String name) {
        return switch (name) {
            case "abridged" -> Framing.ABRIDGED;
            case "intermediate" -> Framing.INTERMEDIATE;
            case "padded intermediate" -> Framing.PADDED_INTERMEDIATE;
            case "full" -> Framing.FULL;
            default -> throw new AssertionError(name);
        };
    }
}
