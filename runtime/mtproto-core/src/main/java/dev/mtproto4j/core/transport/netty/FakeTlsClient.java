package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxyException;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.faketls.ClientHello;
import dev.mtproto4j.core.transport.faketls.ServerHello;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client's hello to a proxy that wants fake TLS, and the proxy's answer. To the handlers behind it, the channel
 * becomes active when the proxy has proved that it knows the secret.
 */
final class FakeTlsClient extends ByteToMessageDecoder {

    private static final String REFUSED =
            "the proxy does not know our secret, our clock is off by more than seconds, or this is no MTProxy: ";

    private final ProxySecret secret;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration timeout;
    private byte[] clientRandom = new byte[0];
    private @Nullable ScheduledFuture<?> timer;
    private boolean ended;

    FakeTlsClient(ProxySecret secret, Clock clock, SecureRandom random, Duration timeout) {
        this.secret = secret;
        this.clock = clock;
        this.random = random;
        this.timeout = timeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ClientHello hello = ClientHello.create(secret.domain().orElse(""), secret.key(), clock.instant(), random);
        clientRandom = hello.random();
        timer = context.executor()
                .schedule(() -> refused(context, "it did not answer"), timeout.toMillis(), TimeUnit.MILLISECONDS);
        var unused = context.writeAndFlush(Unpooled.wrappedBuffer(hello.toByteArray()));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
            return;
        }
        byte[] bytes = ByteBufUtil.getBytes(in);
        try {
            int length = ServerHello.length(bytes, bytes.length);
            if (length < 0 || length > bytes.length) {
                return;
            }
            if (!ServerHello.verify(bytes, length, clientRandom, secret.key())) {
                refused(context, "its hello does not prove the secret");
                return;
            }
            in.skipBytes(length);
        } catch (MalformedFrameException e) {
            refused(context, String.valueOf(e.getMessage()));
            return;
        }
        ended = true;
        stopTimer();
        context.pipeline().addAfter(context.name(), "tls-records", new TlsRecordHandler(true));
        context.fireChannelActive();
        context.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        refused(context, "it closed the connection");
        super.channelInactive(context);
    }

    private void refused(ChannelHandlerContext context, String how) {
        if (!ended) {
            ended = true;
            stopTimer();
            context.fireExceptionCaught(new ProxyException(REFUSED + how));
            var unused = context.close();
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
