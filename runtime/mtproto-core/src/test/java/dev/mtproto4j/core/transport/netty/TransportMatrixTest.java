package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transport, with every size of packet, cut in every way, in both directions. */
class TransportMatrixTest {

    private static final byte[] SECRET = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    /** Encrypted packets have 24 bytes and whole blocks; the limits of the abridged short form lie at 504 and 508. */
    private static final int[] SIZES = {40, 56, 120, 488, 504, 520, 1048, 4104, 65_560, 1_048_600};

    /** How the bytes of all packets are cut into reads. */
    private enum Cut {
        WHOLE,
        ONE_BYTE_AT_A_TIME,
        COALESCED,
        AT_RANDOM;

        List<byte[]> apply(List<byte[]> writes, Random random) {
            if (this == WHOLE) {
                return writes;
            }
            ByteBuf all = Unpooled.buffer();
            writes.forEach(all::writeBytes);
            List<byte[]> reads = new ArrayList<>();
            while (all.isReadable()) {
                int size = switch (this) {
                    case ONE_BYTE_AT_A_TIME -> 1;
                    case AT_RANDOM -> 1 + random.nextInt(Math.min(all.readableBytes(), 3000));
                    default -> all.readableBytes();
                };
                byte[] read = new byte[size];
                all.readBytes(read);
                reads.add(read);
            }
            return reads;
        }
    }

    private static List<Transport> transports() {
        List<Transport> transports = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            transports.add(Transport.plain(framing));
            if (framing.canBeObfuscated()) {
                transports.add(Transport.obfuscated(framing));
                transports.add(Transport.withSecret(framing, SECRET));
            }
        }
        return transports;
    }

    @TestFactory
    Stream<DynamicTest> carriesPacketsBothWays() {
        return transports().stream()
                .flatMap(transport -> Stream.of(Cut.values())
                        .flatMap(cut -> java.util.Arrays.stream(SIZES)
                                .filter(size -> cut != Cut.ONE_BYTE_AT_A_TIME || size < 100_000)
                                .mapToObj(size -> DynamicTest.dynamicTest(
                                        transport + ", " + size + " bytes, " + cut,
                                        () -> exchange(transport, size, cut)))));
    }

    private static void exchange(Transport transport, int size, Cut cut) {
        Random random = new Random(size);
        TransportCodec clientCodec = transport.newClientCodec(DcNumber.of(2), FixedRandom.seeded(size));
        ServerTransportCodec serverCodec = new ServerTransportCodec(FixedRandom.seeded(size + 1), List.of(SECRET));
        EmbeddedChannel client = new EmbeddedChannel();
        NettyTransport.install(client.pipeline(), clientCodec);
        EmbeddedChannel server = new EmbeddedChannel();
        NettyTransport.install(server.pipeline(), serverCodec);

        List<byte[]> packets = packets(size, random);
        boolean quickAcks = transport.framing().supportsQuickAck();
        List<Frame> sent = new ArrayList<>();
        packets.forEach(packet -> sent.add(new Frame.Packet(packet, quickAcks)));
        List<Frame> received = pass(client, server, sent, cut, random);
        assertThat(received).hasSize(packets.size());
        for (int i = 0; i < packets.size(); i++) {
            Frame.Packet packet = (Frame.Packet) received.get(i);
            assertThat(packet.bytes()).isEqualTo(packets.get(i));
            assertThat(packet.quickAckRequested()).isEqualTo(quickAcks);
        }
        assertThat(serverCodec.framing()).isEqualTo(transport.framing());
        assertThat(serverCodec.isObfuscated()).isEqualTo(transport.isObfuscated());

        List<Frame> answers = new ArrayList<>();
        for (byte[] packet : packets) {
            if (quickAcks) {
                answers.add(new Frame.QuickAck(random.nextInt() | 1 << 31));
            }
            answers.add(new Frame.Packet(packet));
        }
        answers.add(new Frame.TransportError(-429));
        List<Frame> back = pass(server, client, answers, cut, random);
        assertThat(back).hasSameSizeAs(answers);
        for (int i = 0; i < back.size(); i++) {
            if (answers.get(i) instanceof Frame.Packet packet) {
                assertThat(((Frame.Packet) back.get(i)).bytes()).isEqualTo(packet.bytes());
            } else {
                assertThat(back.get(i)).isEqualTo(answers.get(i));
            }
        }
        assertThat(client.finish()).isFalse();
        assertThat(server.finish()).isFalse();
    }

    private static List<byte[]> packets(int size, Random random) {
        List<byte[]> packets = new ArrayList<>();
        for (int length : new int[] {size, 40, size}) {
            byte[] packet = new byte[length];
            random.nextBytes(packet);
            packet[0] |= 1;
            packets.add(packet);
        }
        return packets;
    }

    private static List<Frame> pass(
            EmbeddedChannel from, EmbeddedChannel to, List<Frame> frames, Cut cut, Random random) {
        List<byte[]> writes = new ArrayList<>();
        for (Frame frame : frames) {
            from.writeOutbound(frame);
            ByteBuf bytes = from.readOutbound();
            byte[] write = new byte[bytes.readableBytes()];
            bytes.readBytes(write);
            bytes.release();
            writes.add(write);
        }
        for (byte[] read : cut.apply(writes, random)) {
            to.writeInbound(Unpooled.wrappedBuffer(read));
        }
        List<Frame> received = new ArrayList<>();
        for (Frame frame = to.readInbound(); frame != null; frame = to.readInbound()) {
            received.add(frame);
        }
        return received;
    }
}
