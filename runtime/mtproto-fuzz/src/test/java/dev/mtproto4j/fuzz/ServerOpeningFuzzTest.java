package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import dev.mtproto4j.core.transport.faketls.ClientHello;
import dev.mtproto4j.core.transport.faketls.HelloGuard;
import dev.mtproto4j.core.transport.netty.NettyTransport;
import dev.mtproto4j.core.transport.netty.ServerDoors;
import dev.mtproto4j.core.transport.netty.ServerLimits;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** All that a server's port understands: framings, obfuscation, HTTP, WebSocket, fake TLS. */
class ServerOpeningFuzzTest {

    private static final ProxySecret SECRET = ProxySecret.fakeTls(new byte[16], "example.org");
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final byte[][] STARTS = {
        {},
        "POST /api HTTP/1.1\r\nContent-Length: ".getBytes(StandardCharsets.US_ASCII),
        "POST /api HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        String.join(
                        "\r\n",
                        "GET /apiws HTTP/1.1",
                        "Host: a",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Protocol: binary",
                        "\r\n")
                .getBytes(StandardCharsets.US_ASCII),
        ClientHello.create("example.org", SECRET.key(), Instant.EPOCH, new SeededRandom(1))
                .toByteArray(),
        {22, 3, 1},
    };

    @FuzzTest(maxDuration = "10m")
    void anyOpeningEndsInPacketsOrARefusalOfOurs(FuzzedDataProvider data) {
        byte[] start = data.pickValue(STARTS);
        int piece = data.consumeInt(1, 700);
        byte[] rest = data.consumeRemainingAsBytes();
        EmbeddedChannel server = server();
        try {
            write(server, start, piece);
            write(server, rest, piece);
            server.finish();
        } catch (MtprotoException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        for (Object inbound : server.inboundMessages()) {
            assertThat(inbound).isInstanceOf(Frame.class);
        }
        server.releaseOutbound();
    }

    private static EmbeddedChannel server() {
        ServerDoors doors = new ServerDoors(
                null, new HelloGuard(List.of(SECRET), CLOCK, Duration.ofSeconds(10)), ServerLimits.DEFAULT);
        return new EmbeddedChannel(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                NettyTransport.installServer(
                        channel.pipeline(),
                        new ServerTransportCodec(new SeededRandom(1), List.of(SECRET)),
                        doors,
                        new SeededRandom(2));
            }
        });
    }

    private static void write(EmbeddedChannel server, byte[] bytes, int piece) {
        for (int at = 0; at < bytes.length && server.isOpen(); at += piece) {
            server.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(piece, bytes.length - at)));
        }
    }
}
