package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.HandshakeTimeoutException;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.exchange.ClientKeyExchange;
import dev.mtproto4j.core.exchange.ClientKeyExchangeOptions;
import dev.mtproto4j.core.exchange.ExchangeStep;
import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.observe.KeyExchangeSpan;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes an authorization key over a link. The arithmetic runs on a worker, all else on the event loop. */
final class KeyExchanger {

    private final ConnectionOptions options;
    private final EventLoop loop;
    private final Link link;
    private final Consumer<KeyExchangeResult> onResult;
    private final ClientKeyExchange exchange;
    private final KeyExchangeSpan span;
    private @Nullable ScheduledFuture<?> timeout;
    private boolean done;

    /** Makes a permanent key. */
    static KeyExchanger permanent(
            ConnectionOptions options, EventLoop loop, Link link, Consumer<KeyExchangeResult> onResult) {
        return new KeyExchanger(
                options,
                loop,
                link,
                false,
                ClientKeyExchangeOptions.permanent(options.rsaKeys, options.dc, options.random),
                onResult);
    }

    /** Makes a temporary key. */
    static KeyExchanger temporary(
            ConnectionOptions options, EventLoop loop, Link link, Duration life, Consumer<KeyExchangeResult> onResult) {
        return new KeyExchanger(
                options,
                loop,
                link,
                true,
                ClientKeyExchangeOptions.temporary(options.rsaKeys, options.dc, options.random, life),
                onResult);
    }

    private KeyExchanger(
            ConnectionOptions options,
            EventLoop loop,
            Link link,
            boolean temporary,
            ClientKeyExchangeOptions exchangeOptions,
            Consumer<KeyExchangeResult> onResult) {
        this.options = options;
        this.loop = loop;
        this.link = link;
        this.onResult = onResult;
        this.exchange = new ClientKeyExchange(exchangeOptions);
        this.span = options.telemetry.exchanging(temporary);
    }

    void start() {
        send(exchange.start(options.clock.instant()));
    }

    void received(byte[] packet) {
        if (done) {
            return;
        }
        stopTimeout();
        SharedResources.workers().execute(() -> {
            try {
                ExchangeStep step = exchange.receive(packet, options.clock.instant());
                loop.execute(() -> advance(step));
            } catch (MtprotoException e) {
                loop.execute(() -> fail(e));
            } catch (RuntimeException e) {
                loop.execute(() -> fail(new MtprotoException("the key exchange failed", e)));
            }
        });
    }

    void stop() {
        done = true;
        span.ended(false);
        stopTimeout();
    }

    private void advance(ExchangeStep step) {
        if (done) {
            return;
        }
        if (step instanceof ExchangeStep.Send next) {
            send(next.packet());
        } else if (step instanceof ExchangeStep.Completed completed) {
            span.ended(true);
            stop();
            onResult.accept(completed.result());
        } else {
            fail(new MtprotoException("the server ended the key exchange"));
        }
    }

    private void send(byte[] packet) {
        link.write(packet);
        link.flush();
        timeout = loop.schedule(
                () -> fail(new HandshakeTimeoutException(options.connectTimeout)),
                options.connectTimeout.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void fail(Throwable cause) {
        if (!done) {
            stop();
            link.close(cause);
        }
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }
}
