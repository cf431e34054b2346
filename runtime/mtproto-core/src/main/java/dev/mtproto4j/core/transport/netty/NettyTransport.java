package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
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
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts a {@link TransportCodec} on a Netty channel.
 *
 * <p>Behind the installed handlers, messages are {@link Frame}s in both directions. A broken stream shows as {@link
 * MalformedFrameException} in {@code exceptionCaught}; the channel is closed after it.
 */
public final class NettyTransport {

    private NettyTransport() {}

    /** Appends the handlers that turn bytes into frames and frames into bytes. */
    public static void install(ChannelPipeline pipeline, TransportCodec codec) {
        pipeline.addLast("frame-encoder", new FrameEncoder(codec));
        pipeline.addLast("frame-decoder", new FrameDecoder(codec));
    }

    /**
     * Opens a connection over TCP.
     *
     * @param group one with NIO handlers
     * @param codec a new client codec
     * @param handlers what receives and sends the frames
     */
    public static ChannelFuture connect(
            EventLoopGroup group,
            SocketAddress address,
            TransportCodec codec,
            Duration connectTimeout,
            ChannelHandler... handlers) {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        install(channel.pipeline(), codec);
                        channel.pipeline().addLast(handlers);
                    }
                })
                .connect(address);
    }

    /**
     * The child handler of a server.
     *
     * @param codecs makes a codec for each connection
     * @param handlers adds to the pipeline of a connection what receives and sends its frames
     */
    public static ChannelInitializer<SocketChannel> serverInitializer(
            Supplier<? extends TransportCodec> codecs, Consumer<? super SocketChannel> handlers) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.config().setTcpNoDelay(true);
                install(channel.pipeline(), codecs.get());
                handlers.accept(channel);
            }
        };
    }
}
