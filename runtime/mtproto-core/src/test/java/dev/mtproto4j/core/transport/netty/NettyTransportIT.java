package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ProxyException;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.netty.ChoppingRelay.Cut;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transport over loopback sockets, all on one port, on IPv4 and IPv6. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class NettyTransportIT {

    private static final int[] SIZES = {40, 504, 520, 65_560, 1_048_600};
    /** For one byte at a time. */
    private static final int[] SMALL_SIZES = {40, 504, 520, 2072};

    private static final AtomicInteger CASES = new AtomicInteger();
    /** Two hellos of fake TLS must not be the same. */
    private static final AtomicInteger SEEDS = new AtomicInteger();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final TestCertificate certificate = TestCertificate.create();
    private final List<Channel> servers = new ArrayList<>();
    private final Map<Cut, ChoppingRelay> relays = new EnumMap<>(Cut.class);

    @BeforeAll
    void listen() throws Exception {
        ServerDoors doors = Forms.doors(certificate::server, Clock.systemUTC());
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            servers.add(new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            NettyTransport.installServer(
                                    channel.pipeline(),
                                    new ServerTransportCodec(FixedRandom.seeded(1), Forms.SECRETS),
                                    doors,
                                    FixedRandom.seeded(4));
                            channel.pipeline().addLast(new Echo());
                        }
                    })
                    .bind(InetAddress.getByName(address), 0)
                    .sync()
                    .channel());
        }
        for (Cut cut : Cut.values()) {
            relays.put(cut, new ChoppingRelay(group, address(0), cut));
        }
    }

    private InetSocketAddress address(int server) {
        return (InetSocketAddress) servers.get(server).localAddress();
    }

    @AfterAll
    void stop() throws Exception {
        System.out.println("transport matrix, loopback sockets: " + CASES + " cases");
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }

    Stream<Transport> transports() {
        return Stream.concat(Forms.all().stream(), Forms.overTls(certificate.client()).stream());
    }

    @ParameterizedTest
    @MethodSource("transports")
    void echoes(Transport transport) throws Exception {
        echoes(address(0), transport, SIZES);
        echoes(address(1), transport, SIZES);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void echoesHoweverTheNetworkCuts(Transport transport) throws Exception {
        for (Map.Entry<Cut, ChoppingRelay> relay : relays.entrySet()) {
            int[] sizes = relay.getKey() == Cut.ONE_BYTE_AT_A_TIME ? SMALL_SIZES : SIZES;
            echoes(relay.getValue().address(), transport, sizes);
        }
    }

    private void echoes(InetSocketAddress address, Transport transport, int[] sizes) throws Exception {
        Collect collect = new Collect();
        Channel client = connect(address, transport, collect);
        collect.active.get(30, TimeUnit.SECONDS);
        Random random = new Random(3);
        for (int size : sizes) {
            CASES.incrementAndGet();
            byte[] packet = Forms.packet(size, random);
            client.writeAndFlush(new Frame.Packet(packet)).sync();
            Frame.Packet back = (Frame.Packet) collect.received.poll(30, TimeUnit.SECONDS);
            assertThat(back).isNotNull();
            assertThat(back.bytes()).isEqualTo(packet);
        }
        client.writeAndFlush(new Frame.Packet(new byte[24])).sync();
        assertThat(collect.received.poll(30, TimeUnit.SECONDS)).isEqualTo(new Frame.TransportError(-404));
        client.close().sync();
    }

    private Channel connect(InetSocketAddress address, Transport transport, Collect collect) throws Exception {
        return NettyTransport.connect(
                        group,
                        Route.direct(address, transport),
                        DcNumber.of(2),
                        FixedRandom.seeded(SEEDS.incrementAndGet()),
                        Clock.systemUTC(),
                        Duration.ofSeconds(30),
                        collect)
                .sync()
                .channel();
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        Collect collect = new Collect();
        connect(address(0), Transport.secureWebSocket(Framing.ABRIDGED, null), collect);
        assertThat(collect.active).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void refusesATrustedCertificateForAnotherName() throws Exception {
        InetSocketAddress elsewhere = new InetSocketAddress(
                InetAddress.getByAddress(
                        "other.example", address(0).getAddress().getAddress()),
                address(0).getPort());
        for (Transport transport : Forms.overTls(certificate.client())) {
            Collect collect = new Collect();
            connect(elsewhere, transport, collect);
            assertThat(collect.failure.get(30, TimeUnit.SECONDS))
                    .as(transport.toString())
                    .hasStackTraceContaining("other.example");
        }
    }

    @Test
    void aProxyThatDoesNotKnowTheSecretIsNamed() throws Exception {
        Collect collect = new Collect();
        connect(address(0), ProxySecret.fakeTls(new byte[16], "localhost").transport(), collect);
        assertThat(collect.active)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(ProxyException.class)
                .withMessageContaining("does not know our secret");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /x, 404 Not Found",
        "GET /api, 405 Method Not Allowed",
        "OPTIONS /api, 405 Method Not Allowed",
        "POST /other, 404 Not Found",
    })
    void refusesOtherHttp(String request, String status) throws Exception {
        try (Socket socket = new Socket(address(0).getAddress(), address(0).getPort())) {
            socket.setSoTimeout(30_000);
            String head = request + " HTTP/1.1\r\nHost: a\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    /** Sends packets back; one that begins with zero is refused. */
    private static final class Echo extends SimpleChannelInboundHandler<Frame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, Frame frame) {
            Frame.Packet packet = (Frame.Packet) frame;
            Frame answer = packet.bytes()[0] == 0 ? new Frame.TransportError(-404) : new Frame.Packet(packet.bytes());
            var unused = context.writeAndFlush(answer);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable expectedInSomeTests) {
            var unused = context.close();
        }
    }

    private static final class Collect extends SimpleChannelInboundHandler<Frame> {

        private final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<@Nullable Void> active = new CompletableFuture<>();
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

        @Override
        public void channelActive(ChannelHandlerContext context) {
            active.complete(null);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            active.completeExceptionally(cause);
            failure.complete(cause);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Frame frame) {
            received.add(frame);
        }
    }
}
