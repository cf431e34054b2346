package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
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
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
     * Appends the handlers for a server's end of a connection, which may also come as a WebSocket.
     *
     * @param codec a new one, such as {@link dev.mtproto4j.core.transport.ServerTransportCodec}
     * @param tls the server's certificate, for WebSockets over TLS, asked for when a client speaks TLS; null to take none
     */
    public static void installServer(
            ChannelPipeline pipeline, TransportCodec codec, @Nullable Supplier<SslContext> tls) {
        pipeline.addLast("sniffer", new ServerSniffer(tls));
        install(pipeline, codec);
    }

    /**
     * Opens a connection. The handlers see an active channel when it is ready for frames, that is, after the handshakes
     * of TLS and WebSocket.
     *
     * @param group one with NIO handlers
     * @param address where to; its host name goes into TLS and HTTP
     * @param dc the data centre to name in an obfuscation header
     * @param timeout for the connection, and again for each handshake
     * @param handlers what receives and sends the frames
     * @return completed when the TCP connection is there
     */
    public static ChannelFuture connect(
            EventLoopGroup group,
            InetSocketAddress address,
            Transport transport,
            DcNumber dc,
            SecureRandom random,
            Duration timeout,
            ChannelHandler... handlers) {
        TransportCodec codec = transport.newClientCodec(dc, random);
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeout.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (transport.carrier() != Carrier.TCP) {
                            WebSocketClient.install(channel.pipeline(), transport, dc, address, timeout);
                        }
                        install(channel.pipeline(), codec);
                        channel.pipeline().addLast(handlers);
                    }
                })
                .connect(address);
    }
}
