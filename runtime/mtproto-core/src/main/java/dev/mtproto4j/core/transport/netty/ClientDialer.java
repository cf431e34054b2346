package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.Transport.Carrier;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes the connections of one client along one route. */
final class ClientDialer {

    private final EventLoopGroup group;
    private final Route route;
    private final DcNumber dc;
    private final SecureRandom random;
    private final Clock clock;
    private final Duration timeout;

    ClientDialer(EventLoopGroup group, Route route, DcNumber dc, SecureRandom random, Clock clock, Duration timeout) {
        this.group = group;
        this.route = route;
        this.dc = dc;
        this.random = random;
        this.clock = clock;
        this.timeout = timeout;
    }

    ChannelFuture connect(ChannelHandler... handlers) {
        return dial(installer(handlers));
    }

    /** What goes into the pipeline of a connection, behind a proxy's handlers. */
    Consumer<ChannelPipeline> installer(ChannelHandler... handlers) {
        Transport transport = route.transport();
        if (transport.isHttp()) {
            return pipeline -> {
                installHttp(pipeline);
                HttpLane first = new HttpLane(HttpPath.api(dc), host());
                pipeline.addLast("http-lane", first);
                pipeline.addLast("hostile-input", new HostileInput());
                pipeline.addLast("http-packets", new HttpClientPackets(first, this::openLane));
                pipeline.addLast(handlers);
            };
        }
        TransportCodec codec = transport.newClientCodec(dc, random);
        return pipeline -> {
            installCarrier(pipeline, transport);
            NettyTransport.install(pipeline, codec);
            pipeline.addLast("hostile-input", new HostileInput());
            pipeline.addLast(handlers);
        };
    }

    private void installCarrier(ChannelPipeline pipeline, Transport transport) {
        ProxySecret secret = transport.fakeTls();
        if (secret != null) {
            pipeline.addLast("fake-tls", new FakeTlsClient(secret, clock, random, timeout));
        } else if (transport.carrier() != Carrier.TCP) {
            WebSocketClient.install(pipeline, transport, dc, route.address(), timeout);
        }
    }

    private void installHttp(ChannelPipeline pipeline) {
        if (route.transport().carrier() == Carrier.HTTPS) {
            pipeline.addLast(
                    "tls", ClientTls.handler(pipeline, route.transport().tls(), route.address(), timeout));
        }
        HttpLane.installCodec(pipeline);
    }

    /** One more connection for HTTP, beside the one that the owner has. */
    private HttpLane openLane(HttpLane.Owner owner) {
        HttpLane lane = new HttpLane(HttpPath.api(dc), host());
        lane.ownedBy(owner);
        var unused = dial(pipeline -> {
                    installHttp(pipeline);
                    pipeline.addLast("http-lane", lane);
                    pipeline.addLast("http-lane-end", new HttpLaneEnd(lane));
                })
                .addListener(opened -> {
                    if (!opened.isSuccess()) {
                        owner.lost(lane, opened.cause());
                    }
                });
        return lane;
    }

    private String host() {
        InetSocketAddress address = route.address();
        String name = address.getHostString();
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + address.getPort();
    }

    private ChannelFuture dial(Consumer<ChannelPipeline> handlers) {
        Proxy proxy = route.proxy();
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (proxy != null) {
                            ProxyHandlers.install(channel.pipeline(), proxy, timeout);
                        }
                        handlers.accept(channel.pipeline());
                    }
                });
        return proxy == null
                ? bootstrap.connect(route.address())
                : bootstrap.disableResolver().connect(route.address());
    }
}
