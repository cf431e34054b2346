package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxyException;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.faketls.ClientHello;
import dev.mtproto4j.core.transport.faketls.ServerHello;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and proxies that answer something else than what they should. */
class HostileServersTest {

    private static final EventLoopGroup UNUSED = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private static EmbeddedChannel client(Transport transport) {
        ClientDialer dialer = new ClientDialer(
                UNUSED,
                Route.direct(InetSocketAddress.createUnresolved("localhost", 1), transport),
                DcNumber.of(2),
                FixedRandom.seeded(2),
                Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC),
                Duration.ofSeconds(10));
        return new EmbeddedChannel(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                dialer.installer().accept(channel.pipeline());
            }
        });
    }

    @Test
    void aProxyThatProvesAnotherSecretHearsNothingMore() {
        EmbeddedChannel client = client(Forms.FAKE_TLS.transport());
        ByteBuf sent = client.readOutbound();
        ClientHello hello = ClientHello.parse(ByteBufUtil.getBytes(sent));
        sent.release();
        byte[] answer = ServerHello.create(hello, new byte[16], FixedRandom.seeded(3));
        assertThatThrownBy(() -> client.writeInbound(Unpooled.wrappedBuffer(answer)))
                .isInstanceOf(ProxyException.class)
                .hasMessageContaining("does not prove the secret");
        assertThat(client.isOpen()).isFalse();
        assertThat(client.outboundMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"
            })
    void whatIsNoWebSocketIsSaidInOurWords(String answer) {
        EmbeddedChannel client = client(Transport.webSocket(Framing.INTERMEDIATE));
        assertThatThrownBy(() -> {
                    client.writeInbound(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII));
                    client.checkException();
                })
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("the peer broke the protocol");
        client.finishAndReleaseAll();
    }
}
