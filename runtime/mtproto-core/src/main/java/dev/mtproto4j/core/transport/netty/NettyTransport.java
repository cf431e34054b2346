package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.TransportCodec;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * Puts a {@link TransportCodec} on a Netty channel.
 *
 * <p>Behind the installed handlers, messages are {@link Frame}s in both directions. A broken stream shows as {@link
 * MalformedFrameException} in {@code exceptionCaught}; the channel is closed after it.
 */
public final class NettyTransport {

    static final String ENCODER = "frame-encoder";
    static final String DECODER = "frame-decoder";

    private NettyTransport() {}

    /** Appends the handlers that turn bytes into frames and frames into bytes. */
    public static void install(ChannelPipeline pipeline, TransportCodec codec) {
        pipeline.addLast(ENCODER, new FrameEncoder(codec));
        pipeline.addLast(DECODER, new FrameDecoder(codec));
    }

    /**
     * Appends the handlers for a server's end of a connection, which takes what comes: any framing, WebSockets, HTTP, and
     * what {@code doors} lets in.
     *
     * @param codec a new one
     * @param random for the hello of fake TLS
     */
    public static void installServer(
            ChannelPipeline pipeline, ServerTransportCodec codec, ServerDoors doors, SecureRandom random) {
        ServerPatience patience = new ServerPatience(doors.limits());
        pipeline.addLast("bytes-seen", patience.atTheSocket());
        pipeline.addLast("sniffer", new ServerSniffer(codec, doors, random));
        install(pipeline, codec);
        pipeline.addLast("patience", patience);
        pipeline.addLast("hostile-input", new HostileInput());
    }

    /** Whether the client of a server's connection has been found to speak HTTP. */
    public static boolean isHttp(ChannelPipeline pipeline) {
        return pipeline.context(HttpServerPackets.class) != null;
    }

    /**
     * Opens a connection. The handlers see an active channel when it is ready for frames: after the handshakes of
     * WebSocket and fake TLS. What they send before a SOCKS or HTTP proxy has let them through waits for that.
     *
     * @param group one with NIO handlers
     * @param route where to; the host name in it goes into TLS and HTTP, and to a proxy unresolved
     * @param dc the data centre to name in an obfuscation header
     * @param clock for fake TLS; a proxy accepts few seconds of difference
     * @param timeout for the connection, and again for each handshake
     * @param handlers what receives and sends the frames
     * @return completed when the TCP connection is there
     */
    public static ChannelFuture connect(
            EventLoopGroup group,
            Route route,
            DcNumber dc,
            SecureRandom random,
            Clock clock,
            Duration timeout,
            ChannelHandler... handlers) {
        return new ClientDialer(group, route, dc, random, clock, timeout).connect(handlers);
    }
}
