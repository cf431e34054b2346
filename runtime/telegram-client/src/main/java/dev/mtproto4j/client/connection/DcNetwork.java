package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.rpc.FloodWaitInterceptor;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network side of one client: connections to all data centres, routing, and the transfer of authorizations.
 * Thread-safe.
 */
public final class DcNetwork implements RpcInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(DcNetwork.class);

    private final SessionKeeper keeper;
    private final NetworkListener listener;
    private final DcPool pool;
    private final DcDirectory directory;
    private final DcRouter router;
    private final Retry retry;
    private final Comeback comeback;
    private volatile boolean keepOnline;
    private volatile boolean closed;

    public DcNetwork(NetworkOptions options, SessionKeeper keeper, NetworkListener listener) {
        this.keeper = keeper;
        this.listener = listener;
        this.retry = new Retry(options.scheduler(), options.random(), options.firstPause());
        this.comeback =
                new Comeback(retry, () -> greet().thenRun(listener::onPossibleGap), () -> keepOnline && !closed);
        // What the library asks for by itself waits for floods as any other call does.
        List<RpcInterceptor> own =
                List.of(new FloodWaitInterceptor(options.floodThreshold(), options.scheduler(), options.observer()));
        IntFunction<RpcInvoker> patient = dcId -> RpcInterceptor.chain(own, pool().main(dcId));
        this.directory = new DcDirectory(
                keeper,
                options.given(),
                options.environment() == Environment.CUSTOM,
                options.ipv6(),
                patient,
                options.clock());
        KeyDisposal keys = new KeyDisposal(keeper, dcId -> pool().reset(dcId));
        this.pool = new DcPool(groups(options, keys));
        AuthTransfer transfer = new AuthTransfer(keeper, patient, options.clock());
        this.router = new DcRouter(keeper, pool, transfer, directory, listener::onSessionEnded, keys::giveUp);
    }

    private Function<Destination, LinkGroup> groups(NetworkOptions options, KeyDisposal keys) {
        Introduction introduction = new Introduction(options.apiId(), options.device());
        DcConnector connector = new MtprotoConnector(
                options, keeper, directory, introduction, dcId -> pool().mainConnection(dcId), keys);
        LinkListener events = new Links();
        return destination -> new LinkGroup(
                options.pools().size(destination.purpose()),
                options.pools().idle(),
                () -> new DcLink(destination, connector, introduction, events, retry),
                () -> isHome(destination),
                options.scheduler());
    }

    private DcPool pool() {
        return pool;
    }

    /** Whether updates come over connections like that. */
    private boolean isHome(Destination destination) {
        return destination.isMain() && destination.dcId() == keeper.current().homeDc();
    }

    /** At the home data centre, or where the server sends the call. */
    @Override
    public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
        return router.invoke(method);
    }

    /** Where and how it is to be sent. */
    public <R> CompletableFuture<R> invoke(TlMethod<R> method, Sending sending) {
        return router.invoke(method, sending);
    }

    /** Opens the connection to the home data centre, and asks for the current addresses when they are due. */
    public CompletableFuture<Void> connect() {
        if (!directory.isStale()) {
            return pool.mainConnection(keeper.current().homeDc()).thenApply(open -> null);
        }
        return directory.refresh().thenApply(config -> null);
    }

    /** Asks the home data centre for the configuration, and takes its addresses. */
    public CompletableFuture<Config> refreshConfig() {
        return directory.refresh();
    }

    /** Makes another data centre the home one, as a {@code USER_MIGRATE} answer would. */
    public CompletableFuture<Void> moveHome(int dcId) {
        return router.moveHome(dcId);
    }

    /** From now on the connection to the home data centre is opened again whenever it ends, so that updates come in. */
    public void keepOnline() {
        keepOnline = true;
    }

    /** Ends everything; pending calls have {@code grace} to be answered. Never fails. */
    public CompletableFuture<Void> close(Duration grace) {
        closed = true;
        return pool.close(grace);
    }

    /** Any call introduces us anew; this one also tells the server that this session wants updates. */
    private CompletableFuture<?> greet() {
        if (closed) {
            return CompletableFuture.completedFuture(null);
        }
        return keeper.current().isSignedIn() ? router.invoke(new GetState()) : directory.refresh();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails here was dealt with by its own stage
    private static void ignore(CompletableFuture<?> future) {
        future.exceptionally(error -> null);
    }

    /** Ends the login when the home data centre does not know its key; {@code cause} otherwise changes nothing. */
    private void checkKey(Destination from, @Nullable Throwable cause) {
        SessionData session = keeper.current();
        if (SessionEnd.isUnknownKey(cause) && from.dcId() == session.homeDc() && session.isSignedIn()) {
            listener.onSessionEnded(SessionEnd.AUTH_KEY_UNKNOWN);
        }
    }

    private final class Links implements LinkListener {

        @Override
        public void onUpdate(Destination from, byte[] body) {
            if (isHome(from)) {
                listener.onUpdate(body);
            }
        }

        @Override
        public void onSessionForgotten(Destination from) {
            if (isHome(from)) {
                ignore(greet());
                listener.onPossibleGap();
            }
        }

        @Override
        public void onConnectionEnded(Destination from, @Nullable Throwable cause) {
            checkKey(from, cause);
            if (isHome(from)) {
                LOG.debug("the connection to {} ended: {}", from, String.valueOf(cause));
                // What attempts to come back end tells nothing new: whoever asked at each would ask without a pause.
                if (comeback.ended()) {
                    listener.onOffline(cause);
                }
            }
        }

        @Override
        public void onConnectFailed(Destination from, Throwable cause) {
            checkKey(from, cause);
        }
    }
}
