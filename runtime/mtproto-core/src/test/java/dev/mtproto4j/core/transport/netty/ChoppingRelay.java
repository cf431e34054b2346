package dev.mtproto4j.core.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A relay on loopback that passes bytes on in pieces of its own choice, each in a segment. */
final class ChoppingRelay implements AutoCloseable {

    /** How what arrives is passed on. */
    enum Cut {
        ONE_BYTE_AT_A_TIME,
        AT_RANDOM,
        /** Kept for two milliseconds, so that several packets come in one piece. */
        COALESCED
    }

    private final Channel server;

    ChoppingRelay(EventLoopGroup group, InetSocketAddress target, Cut cut) throws InterruptedException {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel near) {
                        Chopper there = new Chopper(cut);
                        Chopper back = new Chopper(cut);
                        near.pipeline().addLast(there);
                        var unused = new Bootstrap()
                                .group(near.eventLoop())
                                .channel(NioSocketChannel.class)
                                .option(ChannelOption.TCP_NODELAY, true)
                                .handler(back)
                                .connect(target)
                                .addListener(connected -> {
                                    there.to = ((io.netty.channel.ChannelFuture) connected).channel();
                                    back.to = near;
                                    near.config().setAutoRead(true);
                                });
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void close() {
        server.close().awaitUninterruptibly();
    }

    private static final class Chopper extends ChannelInboundHandlerAdapter {

        private final Cut cut;
        private final Random random = new Random(7);
        private @Nullable Channel to;
        private @Nullable ByteBuf kept;

        Chopper(Cut cut) {
            this.cut = cut;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            Channel target = to;
            if (target == null) {
                bytes.release();
                return;
            }
            if (cut == Cut.COALESCED) {
                keep(context, target, bytes);
                return;
            }
            while (bytes.isReadable()) {
                int size =
                        cut == Cut.ONE_BYTE_AT_A_TIME ? 1 : 1 + random.nextInt(Math.min(bytes.readableBytes(), 5000));
                var unused = target.writeAndFlush(bytes.readRetainedSlice(size));
            }
            bytes.release();
        }

        private void keep(ChannelHandlerContext context, Channel target, ByteBuf bytes) {
            if (kept == null) {
                kept = context.alloc().buffer();
                var unused = context.executor().schedule(() -> pass(target), 2, TimeUnit.MILLISECONDS);
            }
            kept.writeBytes(bytes);
            bytes.release();
        }

        private void pass(Channel target) {
            ByteBuf all = kept;
            kept = null;
            if (all != null) {
                var unused = target.writeAndFlush(all);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (to != null) {
                var unused = to.close();
            }
        }
    }
}
