package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.Transport;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transport over loopback sockets, all on one port, on IPv4 and IPv6. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class NettyTransportIT {

    private static final byte[] SECRET = "0011223344556677".getBytes(StandardCharsets.US_ASCII);
    private static final int[] SIZES = {40, 504, 520, 65_560, 1_048_600};

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final TestCertificate certificate = TestCertificate.create();
    private final List<Channel> servers = new ArrayList<>();

    @BeforeAll
    void listen() throws Exception {
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            servers.add(new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel channel) {
                            NettyTransport.installServer(
                                    channel.pipeline(),
                                    new ServerTransportCodec(FixedRandom.seeded(1), List.of(SECRET)),
                                    certificate::server);
                            channel.pipeline().addLast(new Echo());
                        }
                    })
                    .bind(InetAddress.getByName(address), 0)
                    .sync()
                    .channel());
        }
    }

    @AfterAll
    void stop() throws Exception {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }

    Stream<Transport> transports() {
        return Stream.of(Framing.values())
                .flatMap(framing -> framing.canBeObfuscated()
                        ? Stream.of(
                                Transport.plain(framing),
                                Transport.obfuscated(framing),
                                Transport.withSecret(framing, SECRET),
                                Transport.webSocket(framing),
                                Transport.secureWebSocket(framing, certificate.client()))
                        : Stream.of(Transport.plain(framing)));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void echoes(Transport transport) throws Exception {
        for (Channel server : servers) {
            Collect collect = new Collect();
            BlockingQueue<Frame> received = collect.received;
            Channel client = NettyTransport.connect(
                            group,
                            (InetSocketAddress) server.localAddress(),
                            transport,
                            DcNumber.of(2),
                            FixedRandom.seeded(2),
                            Duration.ofSeconds(10),
                            collect)
                    .sync()
                    .channel();
            collect.active.get(30, TimeUnit.SECONDS);
            Random random = new Random(3);
            for (int size : SIZES) {
                byte[] packet = new byte[size];
                random.nextBytes(packet);
                packet[0] |= 1;
                client.writeAndFlush(new Frame.Packet(packet)).sync();
                Frame.Packet back = (Frame.Packet) received.poll(30, TimeUnit.SECONDS);
                assertThat(back).isNotNull();
                assertThat(back.bytes()).isEqualTo(packet);
            }
            client.writeAndFlush(new Frame.Packet(new byte[24])).sync();
            assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(new Frame.TransportError(-404));
            client.close().sync();
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        Collect collect = new Collect();
        NettyTransport.connect(
                        group,
                        (InetSocketAddress) servers.get(0).localAddress(),
                        Transport.secureWebSocket(Framing.ABRIDGED, null),
                        DcNumber.of(2),
                        FixedRandom.seeded(2),
                        Duration.ofSeconds(10),
                        collect)
                .sync();
        assertThat(collect.active).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void answersHttpThatIsNoWebSocketByClosing() throws Exception {
        InetSocketAddress address = (InetSocketAddress) servers.get(0).localAddress();
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
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

        @Override
        public void channelActive(ChannelHandlerContext context) {
            active.complete(null);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            active.completeExceptionally(cause);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Frame frame) {
            received.add(frame);
        }
    }
}
