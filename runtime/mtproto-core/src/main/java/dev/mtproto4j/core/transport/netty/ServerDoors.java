package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.faketls.HelloGuard;
import io.netty.handler.ssl.SslContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a server lets in besides the framings and HTTP.
 *
 * @param tls the certificate for WebSockets and HTTP over TLS, asked for when a client speaks TLS; null for none
 * @param guard who may come by fake TLS; the hello of anybody else goes to {@code tls}
 * @param limits what a client may cost
 */
public record ServerDoors(@Nullable Supplier<SslContext> tls, HelloGuard guard, ServerLimits limits) {

    /** Neither TLS nor fake TLS. */
    public static final ServerDoors CLOSED =
            new ServerDoors(null, new HelloGuard(List.of(), Clock.systemUTC(), Duration.ZERO), ServerLimits.DEFAULT);

    boolean takesTls() {
        return tls != null || guard.isActive();
    }
}
