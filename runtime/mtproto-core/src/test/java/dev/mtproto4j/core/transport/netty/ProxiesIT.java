package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxyException;
import dev.mtproto4j.core.transport.Route;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of transport through SOCKS and HTTP proxies, with good and bad credentials. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ProxiesIT {

    private static final String LOCALHOST = "127.0.0.1";
    private static final AtomicInteger SEEDS = new AtomicInteger();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final TestCertificate certificate = TestCertificate.create();
    private TestProxy open = unset();
    private TestProxy closed = unset();

    @SuppressWarnings("NullAway") // set before each use
    private static TestProxy unset() {
        return null;
    }

    @BeforeAll
    void listen() throws Exception {
        Channel server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        NettyTransport.installServer(
                                channel.pipeline(),
                                new ServerTransportCodec(FixedRandom.seeded(1), Forms.SECRETS),
                                Forms.doors(certificate::server, Clock.systemUTC()),
                                FixedRandom.seeded(4));
                        channel.pipeline().addLast(new Echo());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        InetSocketAddress address = (InetSocketAddress) server.localAddress();
        open = new TestProxy(group, address, null, null);
        closed = new TestProxy(group, address, "ann", "s3cret");
    }

    @AfterAll
    void stop() throws Exception {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }

    private Stream<Proxy> proxies() {
        return Stream.of(
                Proxy.socks4(LOCALHOST, open.port(), null),
                Proxy.socks4(LOCALHOST, closed.port(), "ann"),
                Proxy.socks5(LOCALHOST, open.port()),
                Proxy.socks5(LOCALHOST, closed.port(), "ann", "s3cret"),
                Proxy.http(LOCALHOST, open.port()),
                Proxy.http(LOCALHOST, closed.port(), "ann", "s3cret"));
    }

    Stream<Arguments> proxiesAndForms() {
        List<Transport> forms = List.of(
                Transport.plain(Framing.FULL),
                Transport.obfuscated(Framing.ABRIDGED),
                Transport.webSocket(Framing.INTERMEDIATE),
                Transport.secureWebSocket(Framing.PADDED_INTERMEDIATE, certificate.client()),
                Forms.FAKE_TLS.transport(),
                Transport.http());
        return proxies().flatMap(proxy -> forms.stream().map(form -> Arguments.of(proxy, form)));
    }

    @ParameterizedTest
    @MethodSource("proxiesAndForms")
    void carriesEveryForm(Proxy proxy, Transport form) throws Exception {
        TestProxy used = proxy.port() == open.port() ? open : closed;
        used.asked.clear();
        Collect collect = connect(proxy, form, "localhost");
        byte[] packet = Forms.packet(70_008, new Random(1));
        collect.channel
                .get(30, TimeUnit.SECONDS)
                .writeAndFlush(new Frame.Packet(packet))
                .sync();
        Frame.Packet back = (Frame.Packet) collect.received.get(30, TimeUnit.SECONDS);
        assertThat(back.bytes()).isEqualTo(packet);
        // The name has not been resolved here.
        assertThat(used.asked).anyMatch(asked -> asked.endsWith(" localhost:443"));
        collect.channel.get().close().sync();
    }

    Stream<Proxy> refusing() {
        return Stream.of(
                Proxy.socks4(LOCALHOST, closed.port(), "bob"),
                Proxy.socks5(LOCALHOST, closed.port()),
                Proxy.socks5(LOCALHOST, closed.port(), "ann", "wr0ng-secret"),
                Proxy.http(LOCALHOST, closed.port()),
                Proxy.http(LOCALHOST, closed.port(), "ann", "wr0ng-secret"));
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void aRefusalIsNamedWithoutCredentials(Proxy proxy) throws Exception {
        Collect collect = connect(proxy, Transport.obfuscated(Framing.INTERMEDIATE), "localhost");
        assertThat(collect.failure.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("the proxy did not connect us: " + proxy.kind())
                .hasMessageNotContaining("wr0ng-secret")
                .hasMessageNotContaining("ann");
        assertThat(proxy.toString()).doesNotContain("wr0ng-secret").doesNotContain("ann");
    }

    private Collect connect(Proxy proxy, Transport form, String host) {
        Collect collect = new Collect();
        var unused = NettyTransport.connect(
                group,
                Route.through(proxy, InetSocketAddress.createUnresolved(host, 443), form),
                DcNumber.of(2),
                FixedRandom.seeded(SEEDS.incrementAndGet()),
                Clock.systemUTC(),
                Duration.ofSeconds(30),
                collect);
        return collect;
    }

    private static final class Echo extends SimpleChannelInboundHandler<Frame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, Frame frame) {
            var unused = context.writeAndFlush(new Frame.Packet(((Frame.Packet) frame).bytes()));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable expectedInSomeTests) {
            var unused = context.close();
        }
    }

    private static final class Collect extends SimpleChannelInboundHandler<Frame> {

        private final CompletableFuture<Channel> channel = new CompletableFuture<>();
        private final CompletableFuture<Frame> received = new CompletableFuture<>();
        private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

        @Override
        public void channelActive(ChannelHandlerContext context) {
            channel.complete(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failure.complete(cause);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Frame frame) {
            received.complete(frame);
        }
    }
}
