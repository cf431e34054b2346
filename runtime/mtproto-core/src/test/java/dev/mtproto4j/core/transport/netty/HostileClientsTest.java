package dev.mtproto4j.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.transport.Frame;
import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ServerTransportCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow on purpose, or promise more than a server should wait for. */
class HostileClientsTest {

    private static final byte[] INTERMEDIATE_PACKET = {
        (byte) 0xee, (byte) 0xee, (byte) 0xee, (byte) 0xee, 4, 0, 0, 0, 1, 2, 3, 4
    };

    private final EmbeddedChannel server = server();
    private @Nullable MalformedFrameException refusal;

    private static EmbeddedChannel server() {
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel initialized) {
                ((EmbeddedChannel) initialized).freezeTime();
                NettyTransport.installServer(
                        initialized.pipeline(),
                        new ServerTransportCodec(FixedRandom.seeded(1), Forms.SECRETS),
                        Forms.doors(null, Clock.systemUTC()),
                        FixedRandom.seeded(2));
            }
        });
        return channel;
    }

    private void pass(long seconds) {
        server.advanceTimeBy(seconds, TimeUnit.SECONDS);
        server.runScheduledPendingTasks();
    }

    private void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void send(byte[] bytes) {
        try {
            server.writeInbound(Unpooled.wrappedBuffer(bytes));
        } catch (MalformedFrameException e) {
            refusal = e;
        }
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf bytes = server.readOutbound(); bytes != null; bytes = server.readOutbound()) {
            all.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return all.toString();
    }

    private void isClosed(String why) {
        assertThat(server.isOpen()).isFalse();
        try {
            server.checkException();
        } catch (MalformedFrameException e) {
            refusal = e;
        }
        assertThat(refusal).isNotNull().hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00ee\u00ee\u00ee", "GET /apiws HTTP/1.1\r\n", "POST /api HTTP/1.1\r\nContent-Le"})
    void whoeverDoesNotGetToAPacketIsCutOff(String start) {
        if (!start.isEmpty()) {
            send(start);
        }
        pass(29);
        assertThat(server.isOpen()).isTrue();
        pass(2);
        isClosed("did not complete its first packet in 30 s");
    }

    @Test
    void aByteNowAndThenWinsNoTime() {
        server.writeInbound(Unpooled.wrappedBuffer(INTERMEDIATE_PACKET));
        assertThat((Frame) server.readInbound()).isInstanceOf(Frame.Packet.class);
        pass(3600);
        assertThat(server.isOpen()).as("silence between packets is fine").isTrue();
        send("@");
        for (int i = 0; i < 5; i++) {
            pass(10);
            send("\u0000");
            assertThat(server.isOpen()).isTrue();
        }
        pass(11);
        isClosed("did not complete a packet that it began in 60 s");
    }

    @Test
    void whoeverCompletesPacketsStays() {
        server.writeInbound(Unpooled.wrappedBuffer(INTERMEDIATE_PACKET));
        for (int i = 0; i < 10; i++) {
            pass(50);
            send("\u0004\u0000\u0000\u0000");
            pass(50);
            send("1234");
            assertThat(server.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"16777217", "2147483648", "99999999999"})
    void aBodyOverTheLimitIsRefusedBeforeItComes(String length) {
        send("POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
        assertThat(sent()).startsWith("HTTP/1.1 413");
        assertThat(server.inboundMessages()).isEmpty();
    }

    @Test
    void headersWithoutEndAreRefused() {
        send("POST /api HTTP/1.1\r\nX: " + "x".repeat(10_000));
        assertThat(sent()).startsWith("HTTP/1.1 400");
        isClosed("no HTTP");
    }

    @Test
    void aHelloWithoutASecretGetsAnAlert() {
        byte[] hello = new byte[517];
        System.arraycopy(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, 0, hello, 0, 11);
        send(hello);
        assertThat(sent()).isEqualTo("\u0015\u0003\u0003\u0000\u0002\u0002(");
        isClosed("for none of our secrets");
    }

    @Test
    void aPipelinedRequestReleasesTheOneBeforeIt() {
        String request = "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd";
        send(request + request);
        assertThat(server.inboundMessages()).hasSize(2);
        assertThat(sent()).startsWith("HTTP/1.1 200 OK").contains("content-length: 0");
        server.writeOutbound(new Frame.Packet(new byte[] {'o', 'n', 'c', 'e'}));
        assertThat(sent()).endsWith("\r\n\r\nonce");
        server.writeOutbound(new Frame.Packet(new byte[] {'l', 'a', 't', 'e'}));
        assertThat(sent()).isEmpty();
        send(request);
        assertThat(sent()).endsWith("\r\n\r\nlate");
    }

    @Test
    void errorsOfTheTransportAreStatusCodes() {
        send("POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd");
        server.writeOutbound(new Frame.TransportError(-404));
        assertThat(sent()).startsWith("HTTP/1.1 404 Not Found");
    }
}
