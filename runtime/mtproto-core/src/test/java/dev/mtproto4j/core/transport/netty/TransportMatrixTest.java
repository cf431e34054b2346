package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every form of transport, with every size of packet, cut in every way, in both directions. */
class TransportMatrixTest {

    /** Encrypted packets have 24 bytes and whole blocks; the limits of the abridged short form lie at 504 and 508. */
    private static final int[] SIZES = {40, 56, 120, 488, 504, 520, 1048, 4104, 65_560, 1_048_600};

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final EventLoopGroup UNUSED = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final AtomicInteger CASES = new AtomicInteger();

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

    @AfterAll
    static void count() {
        System.out.println("transport matrix, embedded: " + CASES + " cases");
    }

    @TestFactory
    Stream<DynamicTest> carriesPacketsBothWays() {
        return Forms.all().stream()
                .flatMap(transport -> Stream.of(Cut.values())
                        .flatMap(cut -> Arrays.stream(SIZES)
                                .filter(size -> cut != Cut.ONE_BYTE_AT_A_TIME || size < 100_000)
                                .mapToObj(size -> DynamicTest.dynamicTest(
                                        transport + ", " + size + " bytes, " + cut,
                                        () -> exchange(transport, size, cut)))));
    }

    private static void exchange(Transport transport, int size, Cut cut) {
        CASES.incrementAndGet();
        Random random = new Random(size);
        Pair pair = new Pair(transport, cut, random);
        pair.pump();

        boolean quickAcks = transport.supportsQuickAck();
        List<byte[]> packets =
                List.of(Forms.packet(size, random), Forms.packet(40, random), Forms.packet(size, random));
        if (transport.isHttp()) {
            packets.forEach(pair::requestAndAnswer);
            pair.finish();
            return;
        }
        packets.forEach(packet -> pair.client.writeOutbound(new Frame.Packet(packet, quickAcks)));
        pair.pump();
        for (byte[] packet : packets) {
            Frame.Packet received = pair.server.readInbound();
            assertThat(received.bytes()).isEqualTo(packet);
            assertThat(received.quickAckRequested()).isEqualTo(quickAcks);
        }
        assertThat(pair.codec.framing()).isEqualTo(transport.framing());
        assertThat(pair.codec.isObfuscated()).isEqualTo(transport.isObfuscated());

        List<Frame> answers = new ArrayList<>();
        for (byte[] packet : packets) {
            if (quickAcks) {
                answers.add(new Frame.QuickAck(random.nextInt() | 1 << 31));
            }
            answers.add(new Frame.Packet(packet));
        }
        answers.add(new Frame.TransportError(-429));
        answers.forEach(pair.server::writeOutbound);
        pair.pump();
        for (Frame answer : answers) {
            Frame received = pair.client.readInbound();
            if (answer instanceof Frame.Packet packet) {
                assertThat(((Frame.Packet) received).bytes()).isEqualTo(packet.bytes());
            } else {
                assertThat(received).isEqualTo(answer);
            }
        }
        pair.finish();
    }

    /** Both ends of one connection. */
    private static final class Pair {

        private final ServerTransportCodec codec = new ServerTransportCodec(FixedRandom.seeded(1), Forms.SECRETS);
        private final EmbeddedChannel server;
        private final EmbeddedChannel client;
        private final Cut cut;
        private final Random random;

        Pair(Transport transport, Cut cut, Random random) {
            this.cut = cut;
            this.random = random;
            server = channel(channel -> NettyTransport.installServer(
                    channel.pipeline(), codec, Forms.doors(null, CLOCK), FixedRandom.seeded(3)));
            ClientDialer dialer = new ClientDialer(
                    UNUSED,
                    Route.direct(InetSocketAddress.createUnresolved("localhost", 1), transport),
                    DcNumber.of(2),
                    FixedRandom.seeded(2),
                    CLOCK,
                    Duration.ofSeconds(10));
            client = channel(channel -> dialer.installer().accept(channel.pipeline()));
        }

        private static EmbeddedChannel channel(Consumer<Channel> installer) {
            return new EmbeddedChannel(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    ((EmbeddedChannel) channel).freezeTime();
                    installer.accept(channel);
                }
            });
        }

        /** Passes bytes to and fro until nothing moves. */
        void pump() {
            boolean moved = true;
            while (moved) {
                moved = move(client, server);
                moved |= move(server, client);
            }
        }

        private boolean move(EmbeddedChannel from, EmbeddedChannel to) {
            List<byte[]> writes = new ArrayList<>();
            for (ByteBuf bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
                byte[] write = new byte[bytes.readableBytes()];
                bytes.readBytes(write);
                bytes.release();
                writes.add(write);
            }
            for (byte[] read : cut.apply(writes, random)) {
                to.writeInbound(Unpooled.wrappedBuffer(read));
            }
            return !writes.isEmpty();
        }

        void requestAndAnswer(byte[] packet) {
            client.writeOutbound(new Frame.Packet(packet));
            pump();
            assertThat(((Frame.Packet) server.readInbound()).bytes()).isEqualTo(packet);
            server.writeOutbound(new Frame.Packet(packet));
            pump();
            assertThat(((Frame.Packet) client.readInbound()).bytes()).isEqualTo(packet);
        }

        void finish() {
            assertThat(client.isActive()).isTrue();
            assertThat(server.isActive()).isTrue();
            assertThat(client.inboundMessages()).isEmpty();
            assertThat(server.inboundMessages()).isEmpty();
            client.finishAndReleaseAll();
            server.finishAndReleaseAll();
        }
    }
}
