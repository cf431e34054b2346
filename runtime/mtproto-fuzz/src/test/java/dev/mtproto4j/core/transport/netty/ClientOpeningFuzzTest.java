package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.fuzz.SeededRandom;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;

/** What a hostile server or proxy answers: to a WebSocket's upgrade, to a hello of fake TLS, to requests of HTTP. */
@NullMarked
class ClientOpeningFuzzTest {

    private static final EventLoopGroup UNUSED = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final Transport[] FORMS = {
        Transport.webSocket(Framing.INTERMEDIATE),
        ProxySecret.fakeTls(new byte[16], "example.org").transport(),
        Transport.http(),
        Transport.obfuscated(Framing.ABRIDGED),
    };

    @FuzzTest(maxDuration = "10m")
    void anyAnswerEndsInPacketsOrARefusalOfOurs(FuzzedDataProvider data) {
        Transport form = data.pickValue(FORMS);
        int piece = data.consumeInt(1, 200);
        byte[] answer = data.consumeRemainingAsBytes();
        EmbeddedChannel client = client(form);
        try {
            if (form.isHttp()) {
                client.writeOutbound(new Frame.Packet(new byte[40]));
            }
            for (int at = 0; at < answer.length && client.isOpen(); at += piece) {
                client.writeInbound(Unpooled.copiedBuffer(answer, at, Math.min(piece, answer.length - at)));
            }
            client.finish();
        } catch (MtprotoException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        for (Object inbound : client.inboundMessages()) {
            assertThat(inbound).isInstanceOf(Frame.class);
        }
        client.releaseOutbound();
    }

    private static EmbeddedChannel client(Transport form) {
        ClientDialer dialer = new ClientDialer(
                UNUSED,
                Route.direct(InetSocketAddress.createUnresolved("localhost", 1), form),
                DcNumber.of(2),
                new SeededRandom(1),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                Duration.ofSeconds(10));
        return new EmbeddedChannel(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                dialer.installer().accept(channel.pipeline());
            }
        });
    }
}
