package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.crypto.Side;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaxPaddingTest {

    private static final Transport PADDED = Transport.plain(Framing.PADDED_INTERMEDIATE);

    @Test
    void aClientAddsUpToWhatTheFramingAllows() {
        assertThat(paddings(client(PADDED), packet()))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 15).boxed().toList());
        assertThat(paddings(client(PADDED.withMaxPadding(3)), packet())).containsExactly(0, 1, 2, 3);
        assertThat(paddings(client(PADDED.withMaxPadding(0)), packet())).containsExactly(0);
    }

    /** Telethon, GramJS and gotd take off {@code length % 4} bytes; Telegram's own proxy adds 0 to 3. */
    @Test
    void aServerAddsOnlyWhatEveryClientTakesOff() {
        TransportCodec server = Transport.codec(Framing.PADDED_INTERMEDIATE, Side.SERVER, FixedRandom.seeded(1));
        for (Frame frame : List.of(packet(), new Frame.QuickAck(0x80000001), new Frame.TransportError(-404))) {
            assertThat(paddings(server, frame)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void refusesWhatTheFramingDoesNotHave() {
        assertThatThrownBy(() -> PADDED.withMaxPadding(16)).hasMessageContaining("0 to 15");
        assertThatThrownBy(() -> Transport.plain(Framing.FULL).withMaxPadding(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FULL");
        assertThat(PADDED.withMaxPadding(3)).isNotEqualTo(PADDED).isEqualTo(PADDED.withMaxPadding(3));
    }

    private static TransportCodec client(Transport transport) {
        return transport.newClientCodec(DcNumber.of(1), FixedRandom.seeded(1));
    }

    private static Frame packet() {
        return new Frame.Packet(new byte[24 + 64]);
    }

    private static Set<Integer> paddings(TransportCodec codec, Frame frame) {
        int bare = 4
                + (frame instanceof Frame.Packet packet
                        ? packet.bytes().length
                        : frame instanceof Frame.QuickAck ? 8 : 4);
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            seen.add(codec.encode(frame).length - bare);
        }
        return seen;
    }
}
