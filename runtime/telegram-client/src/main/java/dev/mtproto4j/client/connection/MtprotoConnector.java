package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.client.dc.DcRoutes;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.Relay;
import dev.mtproto4j.client.storage.DcSession;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.AuthKeyState;
import dev.mtproto4j.core.connection.ConnectionListener;
import dev.mtproto4j.core.connection.ConnectionOptions;
import dev.mtproto4j.core.connection.ConnectionState;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.connection.TemporaryKeys;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens real connections, with the authorization keys of the session, and keeps new keys in it. */
final class MtprotoConnector implements DcConnector {

    private static final Logger LOG = LoggerFactory.getLogger(MtprotoConnector.class);

    /** What the library asks for by itself goes out beside as many calls as the program may have. */
    private static final long OWN_CALLS = 1000;

    private final NetworkOptions options;
    private final SessionKeeper keeper;
    private final DcDirectory directory;
    private final DcRoutes routes;
    private final Introduction introduction;
    private final IntFunction<CompletableFuture<DcConnection>> mainConnections;
    private final KeyDisposal keys;
    /** One for each data centre, and one for its media servers: all connections there share it. */
    private final Map<DcNumber, TemporaryKeys> temporaryKeys = new ConcurrentHashMap<>();

    private final Set<Integer> unreachableMedia = ConcurrentHashMap.newKeySet();

    /**
     * A connector.
     *
     * @param mainConnections the connection to each data centre on which its key is made
     * @param keys where keys go that a server does not know
     */
    MtprotoConnector(
            NetworkOptions options,
            SessionKeeper keeper,
            DcDirectory directory,
            Introduction introduction,
            IntFunction<CompletableFuture<DcConnection>> mainConnections,
            KeyDisposal keys) {
        this.options = options;
        this.keeper = keeper;
        this.directory = directory;
        this.routes = new DcRoutes(options.transport(), options.proxy(), options.environment() != Environment.CUSTOM);
        this.introduction = introduction;
        this.mainConnections = mainConnections;
        this.keys = keys;
    }

    @Override
    public CompletableFuture<DcConnection> connect(Destination destination, Events events) {
        int dcId = destination.dcId();
        if (destination.isMain() || keeper.current().dataCenter(dcId).isPresent()) {
            return open(destination, events);
        }
        // The key is made on the connection for ordinary calls, of which there is one: all others share it.
        Relay<DcConnection> opening = new Relay<>();
        opening.follow(mainConnections.apply(dcId).copy(), (made, error) -> {
            if (error != null) {
                opening.completeExceptionally(error);
            } else {
                CompletableFuture<DcConnection> connecting = open(destination, events);
                DcConnector.endWith(opening, connecting, open -> open.close(Duration.ZERO));
                opening.follow(connecting);
            }
        });
        return opening;
    }

    private CompletableFuture<DcConnection> open(Destination destination, Events events) {
        int dcId = destination.dcId();
        Servers servers = servers(destination);
        if (servers.ways().isEmpty()) {
            return CompletableFuture.failedFuture(
                    new UnknownDcException(dcId, directory.options().dcIds()));
        }
        Optional<DcSession> known = keeper.current().dataCenter(dcId);
        ConnectionOptions.Builder builder = ConnectionOptions.builder()
                .routes(servers.ways())
                .dc(servers.number())
                .rsaKeys(options.keys())
                .introduction(introduction.with(new GetConfig()))
                .callbackExecutor(options.callbacks())
                .clock(options.clock())
                .random(options.random())
                .callTimeout(options.callTimeout())
                .connectTimeout(options.connectTimeout())
                .maxPendingRequests((int) Math.min(Integer.MAX_VALUE, options.maxPendingCalls() + OWN_CALLS))
                .observer(options.observer())
                .listener(new Listener(dcId, events));
        if (options.temporaryKeys()) {
            builder.temporaryKeys(temporaryKeys.computeIfAbsent(servers.number(), number -> new TemporaryKeys()));
        }
        known.ifPresent(dc -> builder.authKey(dc.authKey())
                .salt(dc.salt())
                .futureSalts(dc.futureSalts())
                .timeOffset(dc.timeOffset()));
        CompletableFuture<MtprotoConnection> connecting = MtprotoConnection.open(builder.build());
        CompletableFuture<DcConnection> opening = connecting
                .<DcConnection>thenApply(Open::new)
                .exceptionallyCompose(error -> CompletableFuture.failedFuture(
                        failure(destination, servers, known.map(DcSession::authKey), Calls.unwrap(error))));
        DcConnector.endWith(opening, connecting, open -> open.closeGracefully(Duration.ZERO));
        return opening;
    }

    /** What is to be drawn from a connection that could not be opened. */
    private Throwable failure(Destination destination, Servers servers, Optional<AuthKey> key, Throwable error) {
        if (SessionEnd.isUnknownKey(error)) {
            boolean givenUp = key.isPresent() && keys.giveUp(destination.dcId(), key.get());
            return givenUp ? new StaleKeyException(destination.dcId(), error) : error;
        }
        if (servers.number().media()) {
            LOG.debug("the media servers of {} cannot be reached: {}", destination, error.toString());
            unreachableMedia.add(destination.dcId());
        }
        return error;
    }

    private record Servers(DcNumber number, List<Route> ways) {}

    /** Files go to servers that are for media only, where there are any. */
    private Servers servers(Destination destination) {
        int dcId = destination.dcId();
        boolean test = options.environment() == Environment.TEST;
        if (!destination.isMain() && !unreachableMedia.contains(dcId)) {
            List<Route> media = routes.of(directory.mediaAddresses(dcId));
            if (!media.isEmpty()) {
                return new Servers(new DcNumber(dcId, test, true), media);
            }
        }
        return new Servers(new DcNumber(dcId, test, false), routes.of(directory.addresses(dcId)));
    }

    private record Open(MtprotoConnection connection) implements DcConnection {

        @Override
        public <R> CompletableFuture<R> send(TlMethod<R> method, CallOptions call) {
            return connection.send(method, call);
        }

        @Override
        public CompletableFuture<Void> close(Duration grace) {
            return connection.closeGracefully(grace).exceptionally(error -> null);
        }
    }

    /** Stores what the server teaches us, and passes on the rest. */
    private final class Listener implements ConnectionListener {

        private final int dcId;
        private final Events events;
        private boolean opened;

        Listener(int dcId, Events events) {
            this.dcId = dcId;
            this.events = events;
        }

        @Override
        public void onStateChanged(MtprotoConnection connection, ConnectionState state) {
            opened |= state == ConnectionState.READY;
        }

        @Override
        public void onAuthKeyCreated(MtprotoConnection connection, AuthKeyState state) {
            keeper.update(session -> session.withDataCenter(dcId, stored(session, state)));
        }

        @Override
        public void onAuthKeyStateChanged(MtprotoConnection connection, AuthKeyState state) {
            // Salts and clocks are told again by the server: not worth a write each.
            keeper.remember(session -> session.dataCenter(dcId)
                            .filter(dc -> dc.authKey().equals(state.authKey()))
                            .isPresent()
                    ? session.withDataCenter(dcId, stored(session, state))
                    : session);
        }

        private DcSession stored(SessionData session, AuthKeyState state) {
            long user = session.dataCenter(dcId)
                    .filter(dc -> dc.authKey().equals(state.authKey()))
                    .map(DcSession::authorizedUser)
                    .orElse(0L);
            return new DcSession(state.authKey(), state.salt(), state.futureSalts(), state.timeOffset(), user);
        }

        @Override
        public void onUpdate(MtprotoConnection connection, byte[] body) {
            events.onUpdate(body);
        }

        @Override
        public void onUpdatesDropped(MtprotoConnection connection, int count) {
            events.onNewSession();
        }

        @Override
        public void onNewSession(MtprotoConnection connection, long firstMsgId, long uniqueId) {
            events.onNewSession();
        }

        @Override
        public void onClosed(MtprotoConnection connection, @Nullable Throwable cause) {
            if (opened && cause != null && SessionEnd.isUnknownKey(cause)) {
                keys.giveUp(dcId, connection.authKey());
            }
            events.onClosed(cause);
        }
    }
}
