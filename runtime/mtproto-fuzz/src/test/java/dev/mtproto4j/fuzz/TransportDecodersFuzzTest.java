package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.TransportCodec;
import java.util.ArrayList;
import java.util.List;

/** The decoders of all framings, on both sides: any bytes in any pieces end in frames or in one refusal. */
class TransportDecodersFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyBytesEndInFramesOrARefusal(FuzzedDataProvider data) {
        Framing framing = data.pickValue(Framing.values());
        boolean client = data.consumeBoolean();
        int piece = data.consumeInt(1, 64);
        byte[] wire = data.consumeRemainingAsBytes();
        List<String> inPieces = decode(codec(framing, client), wire, piece);
        List<String> atOnce = decode(codec(framing, client), wire, Math.max(1, wire.length));
        assertThat(inPieces).isEqualTo(atOnce);
    }

    private static TransportCodec codec(Framing framing, boolean client) {
        TransportCodec codec = Transport.plain(framing).newClientCodec(DcNumber.of(2), new SeededRandom(1));
        if (client) {
            return codec;
        }
        TransportCodec server = new ServerTransportCodec(new SeededRandom(1));
        byte[] announcement = codec.opening();
        server.decode(announcement, 0, announcement.length, frame -> {});
        return server;
    }

    private static List<String> decode(TransportCodec codec, byte[] wire, int piece) {
        List<String> seen = new ArrayList<>();
        byte[] bytes = wire.clone();
        try {
            for (int at = 0; at < bytes.length; at += piece) {
                codec.decode(bytes, at, Math.min(piece, bytes.length - at), frame -> seen.add(describe(frame)));
            }
        } catch (MalformedFrameException e) {
            seen.add(e.getMessage());
        }
        return seen;
    }

    private static String describe(Frame frame) {
        if (frame instanceof Frame.Packet packet) {
            assertThat(packet.bytes()).hasSizeLessThanOrEqualTo(TransportCodec.MAX_PACKET_BYTES);
        }
        return frame.toString();
    }
}
