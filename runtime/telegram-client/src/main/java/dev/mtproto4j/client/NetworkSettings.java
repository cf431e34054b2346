package dev.mtproto4j.client;

import dev.mtproto4j.client.connection.DeviceInfo;
import dev.mtproto4j.client.connection.NetworkOptions;
import dev.mtproto4j.client.connection.PoolOptions;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.Transport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the network side is to work, as the builder was told; its methods say what each means. */
final class NetworkSettings {

    private static final String APP_VERSION = "mtproto4j 0.1.0";

    boolean ipv6;
    Transport transport = Transport.obfuscated(Framing.INTERMEDIATE);

    @Nullable
    Proxy proxy;

    boolean temporaryKeys = true;
    PoolOptions pools = PoolOptions.DEFAULT;

    @Nullable
    DeviceInfo device;

    Duration timeout = Duration.ofSeconds(30);
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration retryPause = Duration.ofMillis(500);
    Duration floodThreshold = Duration.ofSeconds(60);
    int maxPendingCalls = 10_000;
    ConnectionObserver observer = ConnectionObserver.NONE;
    Clock clock = Clock.systemUTC();

    @Nullable
    SecureRandom random;

    NetworkOptions options(int apiId, ServerChoice servers, ClientThreads threads) {
        return new NetworkOptions(
                apiId,
                device == null ? DeviceInfo.ofThisMachine(APP_VERSION) : device,
                servers.environment(),
                servers.addresses(),
                servers.keys(),
                ipv6,
                transport,
                proxy,
                temporaryKeys,
                pools,
                timeout,
                connectTimeout,
                retryPause,
                floodThreshold,
                maxPendingCalls,
                clock,
                random == null ? new SecureRandom() : random,
                threads.callbacks(),
                threads.scheduler(),
                observer);
    }
}
