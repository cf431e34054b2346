package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.SessionKeeper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses that are in force: those of the last {@code help.getConfig}, and the given ones for data centres that it
 * leaves out. Thread-safe.
 */
final class DcDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(DcDirectory.class);

    private final SessionKeeper keeper;
    private final DcOptions given;
    private final boolean givenFirst;
    private final boolean ipv6;
    private final IntFunction<RpcInvoker> links;
    private final Clock clock;
    private @Nullable CompletableFuture<Config> refreshing;
    /** Addresses of this run come before those that an earlier run has stored. */
    private volatile boolean refreshed;

    /** @param givenFirst whether the given addresses win over stored ones until this run has asked: ports change when a test server starts anew */
    DcDirectory(
            SessionKeeper keeper,
            DcOptions given,
            boolean givenFirst,
            boolean ipv6,
            IntFunction<RpcInvoker> links,
            Clock clock) {
        this.keeper = keeper;
        this.given = given;
        this.givenFirst = givenFirst;
        this.ipv6 = ipv6;
        this.links = links;
        this.clock = clock;
    }

    DcOptions options() {
        DcOptions stored = keeper.current().dcOptions();
        return givenFirst && !refreshed ? given.orElse(stored) : stored.orElse(given);
    }

    List<DcAddress> addresses(int dcId) {
        return options().main(dcId, ipv6);
    }

    /** Where files go; empty where there is nothing but the ordinary addresses. */
    List<DcAddress> mediaAddresses(int dcId) {
        return options().reach(dcId, DcOptions.Purpose.MEDIA, ipv6).stream()
                .filter(address -> address.is(DcAddress.Flag.MEDIA_ONLY))
                .toList();
    }

    /** Completes when an address is known, after asking the home data centre once if necessary. */
    CompletableFuture<Void> ensureKnown(int dcId) {
        if (!addresses(dcId).isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Relay<Void> known = new Relay<>();
        known.follow(refresh(), (config, error) -> {
            if (error != null) {
                known.completeExceptionally(error);
            } else if (addresses(dcId).isEmpty()) {
                known.completeExceptionally(
                        new UnknownDcException(dcId, options().dcIds()));
            } else {
                known.complete(null);
            }
        });
        return known;
    }

    /** Whether the stored addresses are due to be asked for again. */
    boolean isStale() {
        return !refreshed || clock.instant().isAfter(keeper.current().dcOptionsExpire());
    }

    /** Asks the home data centre for the configuration; one question at a time. */
    CompletableFuture<Config> refresh() {
        Relay<Config> asking = null;
        CompletableFuture<Config> answer;
        synchronized (this) {
            answer = refreshing;
            if (answer == null) {
                asking = new Relay<>();
                answer = asking;
                refreshing = answer;
            }
        }
        if (asking != null) {
            ask(asking);
        }
        return answer.copy();
    }

    private void ask(Relay<Config> asking) {
        int home = keeper.current().homeDc();
        asking.follow(links.apply(home).invoke(new GetConfig()), (config, error) -> {
            synchronized (this) {
                refreshing = null;
            }
            if (error != null) {
                asking.completeExceptionally(error);
                return;
            }
            store(config);
            asking.complete(config);
        });
    }

    private void store(Config config) {
        DcOptions options = DcOptions.of(config);
        if (options.dcIds().isEmpty()) {
            LOG.warn("the configuration of the server names no data centre; the known addresses stay");
            return;
        }
        keeper.update(session -> session.withDcOptions(options, Instant.ofEpochSecond(config.expires())));
        refreshed = true;
    }
}
