package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.observe.ConnectionTelemetry;
import dev.mtproto4j.core.session.SaltInterval;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.tl.TlMethod;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a {@link MtprotoConnection} needs to know. Immutable. */
public final class ConnectionOptions {

    final List<Route> routes;
    final DcNumber dc;
    final List<RsaPublicKey> rsaKeys;
    final @Nullable AuthKey authKey;
    final long salt;
    final List<SaltInterval> futureSalts;
    final Duration timeOffset;
    final boolean allowNewAuthKey;
    final @Nullable TemporaryKeys temporaryKeys;
    final @Nullable TlMethod<?> introduction;
    final EventLoopGroup eventLoopGroup;
    final Executor callbackExecutor;
    final ConnectionListener listener;
    final Clock clock;
    final LongSupplier nanoTime;
    final SecureRandom random;
    final Duration callTimeout;
    final Duration connectTimeout;
    final Duration renewalGrace;
    final int maxPendingRequests;
    final int maxHeldUpdates;
    final Duration pingInterval;
    final Duration pongTimeout;
    final Duration answerPatience;
    final BackoffPolicy backoff;
    final ConnectionTelemetry telemetry;

    private ConnectionOptions(Builder builder) {
        routes = builder.allRoutes();
        dc = builder.dc;
        rsaKeys = List.copyOf(builder.rsaKeys);
        authKey = builder.authKey;
        salt = builder.salt;
        futureSalts = List.copyOf(builder.futureSalts);
        timeOffset = builder.timeOffset;
        allowNewAuthKey = builder.allowNewAuthKey;
        temporaryKeys = builder.temporaryKeys;
        introduction = builder.introduction;
        eventLoopGroup = builder.eventLoopGroup == null ? SharedResources.eventLoops() : builder.eventLoopGroup;
        callbackExecutor = reliable(builder.callbackExecutor);
        listener = builder.listener;
        clock = builder.clock;
        nanoTime = builder.nanoTime;
        random = builder.random == null ? new SecureRandom() : builder.random;
        callTimeout = builder.callTimeout;
        connectTimeout = builder.connectTimeout;
        renewalGrace = builder.renewalGrace == null ? connectTimeout.dividedBy(2) : builder.renewalGrace;
        maxPendingRequests = builder.maxPendingRequests;
        maxHeldUpdates = builder.maxHeldUpdates;
        pingInterval = builder.pingInterval;
        pongTimeout = builder.pongTimeout;
        answerPatience = builder.answerPatience;
        backoff = builder.backoff;
        telemetry = new ConnectionTelemetry(builder.dc, builder.observer, nanoTime);
    }

    /** An executor that was shut down must not keep futures from completing. */
    private static Executor reliable(@Nullable Executor executor) {
        if (executor == null) {
            return SharedResources.workers();
        }
        return task -> {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                SharedResources.workers().execute(task);
            }
        };
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "ConnectionOptions[" + dc + " at " + routes + "]";
    }

    /** Collects options; the address, and the RSA keys unless an authorization key is given, are required. */
    public static final class Builder {

        private final List<InetSocketAddress> addresses = new ArrayList<>();
        private final List<Route> routes = new ArrayList<>();
        private DcNumber dc = DcNumber.of(2);
        private Transport transport = Transport.obfuscated(Framing.INTERMEDIATE);
        private @Nullable Proxy proxy;
        private List<RsaPublicKey> rsaKeys = List.of();
        private @Nullable AuthKey authKey;
        private long salt;
        private List<SaltInterval> futureSalts = List.of();
        private Duration timeOffset = Duration.ZERO;
        private boolean allowNewAuthKey;
        private @Nullable TemporaryKeys temporaryKeys;
        private @Nullable TlMethod<?> introduction;
        private @Nullable EventLoopGroup eventLoopGroup;
        private @Nullable Executor callbackExecutor;
        private ConnectionListener listener = ConnectionListener.NONE;
        private ConnectionObserver observer = ConnectionObserver.NONE;
        private Clock clock = Clock.systemUTC();
        private LongSupplier nanoTime = System::nanoTime;
        private @Nullable SecureRandom random;
        private Duration callTimeout = Duration.ofMinutes(1);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable Duration renewalGrace;
        private int maxPendingRequests = 10_000;
        private int maxHeldUpdates = 10_000;
        private Duration pingInterval = Duration.ofMinutes(1);
        private Duration pongTimeout = Duration.ofSeconds(15);
        private Duration answerPatience = Duration.ofSeconds(10);
        private BackoffPolicy backoff = BackoffPolicy.DEFAULT;

        private Builder() {}

        /** Adds an address of the data centre; they are tried in this order, again and again. */
        public Builder address(InetSocketAddress value) {
            addresses.add(value);
            return this;
        }

        /** Ways that are tried in this order before the addresses; the transport and the proxy are those in them. */
        public Builder routes(List<Route> values) {
            routes.clear();
            routes.addAll(values);
            return this;
        }

        /** Replaces the addresses that are spoken to in the common way. */
        public Builder addresses(List<InetSocketAddress> values) {
            addresses.clear();
            addresses.addAll(values);
            return this;
        }

        /** Which data centre it is; part of the key exchange and of obfuscation. */
        public Builder dc(DcNumber value) {
            dc = value;
            return this;
        }

        /** Default: obfuscated intermediate. */
        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /** Goes through a proxy; an MTProxy takes the place of address and transport. Default: none. */
        public Builder proxy(@Nullable Proxy value) {
            proxy = value;
            return this;
        }

        /** The server's public keys, one of which a key exchange must use. */
        public Builder rsaKeys(List<RsaPublicKey> values) {
            rsaKeys = values;
            return this;
        }

        /** A key that was stored; without one, the first connection makes one. */
        public Builder authKey(@Nullable AuthKey value) {
            authKey = value;
            return this;
        }

        /** The salt that was stored with the key; 0 if unknown, which costs one round trip. */
        public Builder salt(long value) {
            salt = value;
            return this;
        }

        public Builder futureSalts(List<SaltInterval> values) {
            futureSalts = values;
            return this;
        }

        /** The server's time minus the local time, as stored; corrected when the server says otherwise. */
        public Builder timeOffset(Duration value) {
            timeOffset = value;
            return this;
        }

        /** Takes over everything that was stored. */
        public Builder authKeyState(AuthKeyState state) {
            return authKey(state.authKey())
                    .salt(state.salt())
                    .futureSalts(state.futureSalts())
                    .timeOffset(state.timeOffset());
        }

        /**
         * What to do when the server does not know the key (-404): make a new one, which is not authorized,
         * or, by default, end the connection with a {@code TransportException}.
         */
        public Builder allowNewAuthKey(boolean value) {
            allowNewAuthKey = value;
            return this;
        }

        /**
         * Perfect forward secrecy: messages are encrypted with a temporary key from there, which the permanent key only
         * vouches for. Pass the same object to all connections that use the same permanent key on the same data centre.
         *
         * <p>{@code null}, the default, uses the permanent key itself: CDN data centres, and servers without
         * {@code auth.bindTempAuthKey}, have nothing else.
         */
        public Builder temporaryKeys(@Nullable TemporaryKeys value) {
            temporaryKeys = value;
            return this;
        }

        /**
         * A call that goes first, and is answered before others follow, in each session that replaces one on this
         * connection, because a server remembers for a key and a session only who the client is. It should be harmless to
         * repeat, such as {@code invokeWithLayer(initConnection(help.getConfig))}; its outcome is ignored. The first session
         * is introduced by the caller's own first call.
         */
        public Builder introduction(@Nullable TlMethod<?> value) {
            introduction = value;
            return this;
        }

        /** Threads for the socket, with NIO transport; default: shared daemon threads. */
        public Builder eventLoopGroup(EventLoopGroup value) {
            eventLoopGroup = value;
            return this;
        }

        /** Where futures complete and the listener is called; default: shared daemon threads. */
        public Builder callbackExecutor(Executor value) {
            callbackExecutor = value;
            return this;
        }

        public Builder listener(ConnectionListener value) {
            listener = value;
            return this;
        }

        /** Who counts what happens; several connections may share one. Default: nobody. */
        public Builder observer(ConnectionObserver value) {
            observer = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * What measures how long calls, key exchanges, pings and the silence of the server last: nanoseconds from any
         * origin, which never go back. Called by any thread. Default: {@link System#nanoTime}.
         */
        public Builder nanoTime(LongSupplier value) {
            nanoTime = value;
            return this;
        }

        public Builder random(SecureRandom value) {
            random = value;
            return this;
        }

        /** How long an answer is waited for by default, reconnecting included; 60 s unless set. */
        public Builder callTimeout(Duration value) {
            callTimeout = positive(value);
            return this;
        }

        /** How long TCP may take to connect, and a key exchange to answer each step; 10 s unless set. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = positive(value);
            return this;
        }

        /** How long unanswered calls hold up the renewal of a temporary key; half the time to connect unless set. */
        Builder renewalGrace(Duration value) {
            renewalGrace = positive(value);
            return this;
        }

        /** Calls beyond this many fail at once with {@code RequestQueueFullException}; 10,000 unless set. */
        public Builder maxPendingRequests(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("at most " + value + " pending requests");
            }
            maxPendingRequests = value;
            return this;
        }

        /** How many updates wait for a listener that is slow; more are dropped, and it is told. 10,000 unless set. */
        public Builder maxHeldUpdates(int value) {
            maxHeldUpdates = value;
            return this;
        }

        /** How often the server is pinged; 60 s unless set. */
        public Builder pingInterval(Duration value) {
            pingInterval = positive(value);
            return this;
        }

        /** How long the server may be silent after a ping before the connection counts as lost; 15 s unless set. */
        public Builder pongTimeout(Duration value) {
            pongTimeout = positive(value);
            return this;
        }

        /** How long a call may be unanswered before the server is asked what became of it; 10 s unless set. */
        public Builder answerPatience(Duration value) {
            answerPatience = positive(value);
            return this;
        }

        public Builder backoff(BackoffPolicy value) {
            backoff = value;
            return this;
        }

        private static Duration positive(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("a duration of " + value);
            }
            return value;
        }

        private List<Route> allRoutes() {
            Set<Route> all = new LinkedHashSet<>(routes);
            addresses.forEach(address -> all.add(Route.through(proxy, address, transport)));
            return List.copyOf(all);
        }

        /** The options; throws {@code IllegalStateException} if something required is missing. */
        public ConnectionOptions build() {
            if (addresses.isEmpty() && routes.isEmpty()) {
                throw new IllegalStateException("no address to connect to");
            }
            if (rsaKeys.isEmpty() && (authKey == null || allowNewAuthKey || temporaryKeys != null)) {
                throw new IllegalStateException("a key exchange needs the server's RSA public keys");
            }
            return new ConnectionOptions(this);
        }
    }
}
