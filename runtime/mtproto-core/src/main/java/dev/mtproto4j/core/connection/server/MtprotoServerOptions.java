package dev.mtproto4j.core.connection.server;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.SharedResources;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.faketls.HelloGuard;
import dev.mtproto4j.core.transport.netty.ServerDoors;
import dev.mtproto4j.core.transport.netty.ServerLimits;
import dev.mtproto4j.crypto.RsaPrivateKey;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a {@link MtprotoServer} needs to know. Immutable. */
public final class MtprotoServerOptions {

    final ServerHandler handler;
    final InetSocketAddress address;
    final IntPredicate acceptDc;
    final List<RsaPrivateKey> rsaKeys;
    final AuthKeyStore authKeys;
    final @Nullable EventLoopGroup eventLoopGroup;
    final Executor handlerExecutor;
    final Clock clock;
    final SecureRandom random;
    final Duration saltLifetime;
    final List<ProxySecret> proxySecrets;
    final ServerDoors doors;
    final Duration sessionLifetime;

    private MtprotoServerOptions(Builder builder) {
        handler = builder.handler;
        address = builder.address;
        acceptDc = builder.acceptDc;
        rsaKeys = List.copyOf(builder.rsaKeys);
        clock = builder.clock;
        authKeys = builder.authKeys == null ? new InMemoryAuthKeyStore(clock) : builder.authKeys;
        eventLoopGroup = builder.eventLoopGroup;
        handlerExecutor = builder.handlerExecutor == null ? SharedResources.workers() : builder.handlerExecutor;
        random = builder.random == null ? new SecureRandom() : builder.random;
        saltLifetime = builder.saltLifetime;
        proxySecrets = List.copyOf(builder.proxySecrets);
        doors = new ServerDoors(
                builder.tls == null ? null : new ServerTls(builder.tls),
                new HelloGuard(proxySecrets, clock, HelloGuard.TOLERANCE),
                builder.limits);
        sessionLifetime = builder.sessionLifetime;
    }

    public static Builder builder(ServerHandler handler) {
        return new Builder(handler);
    }

    /** Collects options; at least one RSA key is required. */
    public static final class Builder {

        private final ServerHandler handler;
        private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private IntPredicate acceptDc = dc -> true;
        private List<RsaPrivateKey> rsaKeys = List.of();
        private @Nullable AuthKeyStore authKeys;
        private @Nullable EventLoopGroup eventLoopGroup;
        private @Nullable Executor handlerExecutor;
        private Clock clock = Clock.systemUTC();
        private @Nullable SecureRandom random;
        private Duration saltLifetime = Duration.ofMinutes(30);
        private List<ProxySecret> proxySecrets = List.of();
        private ServerLimits limits = ServerLimits.DEFAULT;
        private @Nullable Supplier<SSLContext> tls;
        private Duration sessionLifetime = Duration.ofMinutes(15);

        private Builder(ServerHandler handler) {
            this.handler = handler;
        }

        /** Default: the loopback address, a port that is free. */
        public Builder address(InetSocketAddress value) {
            address = value;
            return this;
        }

        /** Accepts key exchanges for this data centre, test or not, media or not; default: for any. */
        public Builder dc(DcNumber value) {
            return acceptDc(wire -> wire != 0 && DcNumber.fromWire(wire).id() == value.id());
        }

        /** Accepts key exchanges whose {@code dc} field passes. */
        public Builder acceptDc(IntPredicate wireValue) {
            acceptDc = wireValue;
            return this;
        }

        public Builder rsaKeys(List<RsaPrivateKey> values) {
            rsaKeys = values;
            return this;
        }

        /** Default: in memory. */
        public Builder authKeys(AuthKeyStore value) {
            authKeys = value;
            return this;
        }

        /** Threads for sockets, with NIO transport; default: two of the server's own. */
        public Builder eventLoopGroup(EventLoopGroup value) {
            eventLoopGroup = value;
            return this;
        }

        /** Where the handler is called; default: shared daemon threads. */
        public Builder handlerExecutor(Executor value) {
            handlerExecutor = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public Builder random(SecureRandom value) {
            random = value;
            return this;
        }

        /** How long a salt is the current one; it is accepted for as long again. 30 minutes unless set. */
        public Builder saltLifetime(Duration value) {
            saltLifetime = value;
            return this;
        }

        /** Also takes clients that come as to an MTProxy with one of these secrets. */
        public Builder proxySecrets(List<ProxySecret> values) {
            proxySecrets = values;
            return this;
        }

        /** What is borne from one client before its connection is closed. */
        public Builder limits(ServerLimits value) {
            limits = value;
            return this;
        }

        /**
         * Takes WebSockets and HTTP over TLS too, on the same port.
         *
         * @param value the certificate; asked for when the first client speaks TLS, on a thread of the server
         */
        public Builder tls(Supplier<SSLContext> value) {
            tls = value;
            return this;
        }

        /**
         * How long a session without a connection is kept, with what its client has not acknowledged; 15 minutes unless
         * set. A client that comes back later begins a new one.
         */
        public Builder sessionLifetime(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("a session lifetime of " + value);
            }
            sessionLifetime = value;
            return this;
        }

        public MtprotoServerOptions build() {
            if (rsaKeys.isEmpty()) {
                throw new IllegalStateException("a server needs an RSA key");
            }
            return new MtprotoServerOptions(this);
        }
    }
}
