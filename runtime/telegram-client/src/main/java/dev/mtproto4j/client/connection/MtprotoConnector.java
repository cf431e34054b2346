package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.client.dc.DcRoutes;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.storage.DcSession;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.AuthKeyState;
import dev.mtproto4j.core.connection.ConnectionListener;
import dev.mtproto4j.core.connection.ConnectionOptions;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.connection.TemporaryKeys;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens real connections, with the authorization keys of the session, and keeps new keys in it. */
final class MtprotoConnector implements DcConnector {

    private final NetworkOptions options;
    private final SessionKeeper keeper;
    private final DcDirectory directory;
    private final DcRoutes routes;
    private final Introduction introduction;
    /** One for each data centre: all connections there share it. */
    private final Map<Integer, TemporaryKeys> temporaryKeys = new ConcurrentHashMap<>();

    MtprotoConnector(NetworkOptions options, SessionKeeper keeper, DcDirectory directory, Introduction introduction) {
        this.options = options;
        this.keeper = keeper;
        this.directory = directory;
        this.routes = new DcRoutes(options.transport(), options.proxy(), options.environment() != Environment.CUSTOM);
        this.introduction = introduction;
    }

    @Override
    public CompletableFuture<DcConnection> connect(int dcId, Events events) {
        List<Route> ways = routes.of(directory.addresses(dcId));
        if (ways.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new UnknownDcException(dcId, directory.options().dcIds()));
        }
        SessionData session = keeper.current();
        Optional<DcSession> known = session.dataCenter(dcId);
        // A login is bound to its key: never replace that one just because a server says that it does not know it.
        boolean holdsLogin = session.isSignedIn() && session.homeDc() == dcId;
        ConnectionOptions.Builder builder = ConnectionOptions.builder()
                .routes(ways)
                .dc(new DcNumber(dcId, options.environment() == Environment.TEST, false))
                .rsaKeys(options.keys())
                .allowNewAuthKey(!holdsLogin)
                .introduction(introduction.with(new GetConfig()))
                .callbackExecutor(options.callbacks())
                .clock(options.clock())
                .random(options.random())
                .callTimeout(options.callTimeout())
                .connectTimeout(options.connectTimeout())
                .listener(new Listener(dcId, events));
        if (options.temporaryKeys()) {
            builder.temporaryKeys(temporaryKeys.computeIfAbsent(dcId, dc -> new TemporaryKeys()));
        }
        known.ifPresent(dc -> builder.authKey(dc.authKey())
                .salt(dc.salt())
                .futureSalts(dc.futureSalts())
                .timeOffset(dc.timeOffset()));
        return MtprotoConnection.open(builder.build()).thenApply(Open::new);
    }

    private record Open(MtprotoConnection connection) implements DcConnection {

        @Override
        public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
            return connection.send(method);
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

        Listener(int dcId, Events events) {
            this.dcId = dcId;
            this.events = events;
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
            events.onClosed(cause);
        }
    }
}
