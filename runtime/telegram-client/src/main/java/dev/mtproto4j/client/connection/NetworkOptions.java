package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What the network side of a client works with.
 *
 * @param given addresses to start from
 * @param temporaryKeys whether what is sent is under temporary keys
 * @param pools how many connections there may be
 * @param callTimeout how long one call may take, once it is on a connection
 * @param firstPause before the second attempt to connect; later ones are longer
 * @param floodThreshold the longest wait that calls of the library itself sleep
 * @param maxPendingCalls how many calls of the program may be without an end at a time
 * @param observer counts what happens on all connections
 */
public record NetworkOptions(
        int apiId,
        DeviceInfo device,
        Environment environment,
        DcOptions given,
        List<RsaPublicKey> keys,
        boolean ipv6,
        Transport transport,
        @Nullable Proxy proxy,
        boolean temporaryKeys,
        PoolOptions pools,
        Duration callTimeout,
        Duration connectTimeout,
        Duration firstPause,
        Duration floodThreshold,
        int maxPendingCalls,
        Clock clock,
        SecureRandom random,
        Executor callbacks,
        ScheduledExecutorService scheduler,
        ConnectionObserver observer) {

    public NetworkOptions {
        keys = List.copyOf(keys);
    }
}
