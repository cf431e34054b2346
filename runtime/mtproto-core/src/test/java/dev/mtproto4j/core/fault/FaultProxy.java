package dev.mtproto4j.core.fault;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A TCP proxy on the loopback address that does to each connection what its plan says. */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a timer does shows in the run
final class FaultProxy implements AutoCloseable {

    /** The faults of the two directions of one connection. */
    record Plan(Fault up, Fault down) {
        static final Plan CLEAN = new Plan(Fault.NONE, Fault.NONE);
    }

    private final InetSocketAddress target;
    private final IntFunction<Plan> plans;
    private final Channel listener;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    final FaultCounts counts;

    /** {@code plans} gives the plan of each connection, counted from 0. */
    FaultProxy(InetSocketAddress target, EventLoopGroup group, FaultCounts counts, IntFunction<Plan> plans) {
        this.target = target;
        this.counts = counts;
        this.plans = plans;
        this.listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** How many connections came. */
    int accepted() {
        return accepted.get();
    }

    private void accept(SocketChannel client) {
        Plan plan = plans.apply(accepted.getAndIncrement());
        open.add(client);
        client.closeFuture().addListener(done -> open.remove(client));
        if (plan.up().kind() == Fault.Kind.REFUSE || plan.down().kind() == Fault.Kind.REFUSE) {
            counts.add(Fault.Kind.REFUSE);
            client.eventLoop().execute(() -> reset(client));
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel server) {
                        // Both directions are told of here, before either can read.
                        client.pipeline().addLast(new FaultPipe(server, plan.up(), counts));
                        server.pipeline().addLast(new FaultPipe(client, plan.down(), counts));
                    }
                })
                .connect(target);
        Channel server = connecting.channel();
        open.add(server);
        server.closeFuture().addListener(done -> open.remove(server));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                client.config().setAutoRead(true);
                server.config().setAutoRead(true);
            } else {
                reset(client);
            }
        });
    }

    static void reset(Channel channel) {
        if (channel instanceof SocketChannel socket && socket.isOpen()) {
            socket.config().setSoLinger(0);
        }
        channel.close();
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        open.forEach(channel -> channel.eventLoop().execute(() -> reset(channel)));
    }
}
