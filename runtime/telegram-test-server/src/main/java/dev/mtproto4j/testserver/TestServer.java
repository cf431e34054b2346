package dev.mtproto4j.testserver;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.testserver.layer.LayerCodecs;
import dev.mtproto4j.testserver.rpc.Fault;
import dev.mtproto4j.testserver.rpc.Faults;
import dev.mtproto4j.testserver.rpc.LoginGate;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.rpc.RequestHandler;
import dev.mtproto4j.testserver.rpc.RequestLog;
import dev.mtproto4j.testserver.store.DcState;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlMethod;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One data centre of a {@link TestCluster}: a port that speaks MTProto in all its transports. Thread-safe. */
public final class TestServer {
    private final Shared shared;
    private final DcState state;
    private final RequestDispatcher dispatcher = new RequestDispatcher();
    private final RequestDispatcher builtIn;
    private final Faults faults = new Faults();
    private final ClientRegistry clients = new ClientRegistry();
    private final MtprotoServer mtproto;

    TestServer(Shared shared, DcState state, RequestDispatcher builtIn, int port) {
        this.shared = shared;
        this.state = state;
        this.builtIn = builtIn;
        this.mtproto = MtprotoServer.start(MtprotoServerOptions.builder(new RequestProcessor(this))
                .address(new InetSocketAddress(shared.bindAddress(), port))
                .dc(DcNumber.of(state.id()))
                .rsaKeys(List.of(shared.rsaKey()))
                .tls(shared.certificate())
                .proxySecrets(shared.proxySecrets())
                .authKeys(state.authKeys())
                .clock(shared.cluster().clock())
                .random(shared.cluster().random())
                .build());
        state.address(mtproto.address());
    }

    /** The number of this data centre, from 1. */
    public int dcId() {
        return state.id();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return mtproto.address();
    }

    public int port() {
        return mtproto.port();
    }

    /** Handlers for this data centre; they come before those of the cluster, and both before the built-in ones. */
    public RequestDispatcher dispatcher() {
        return dispatcher;
    }

    /** What is to go wrong on this data centre. */
    public Faults faults() {
        return faults;
    }

    /** The requests that this data centre received, oldest first; of the whole cluster the last 10,000 are kept. */
    public List<RecordedRequest> requests() {
        return log().all().stream().filter(request -> request.dcId() == dcId()).toList();
    }

    /**
     * Sends updates to every session of a user here; one that is not connected gets them when it comes back.
     *
     * @return how many of the sessions are connected
     */
    public int push(long userId, AnyUpdates updates) {
        return push(userId, updates, 0);
    }

    /** Makes every salt wrong that clients have: their next message gets {@code bad_server_salt}. */
    public void rotateSalts() {
        forEachSession(session -> session.faults().rotateSalt());
    }

    /** Forgets all sessions, as after a restart; keys and logins stay. Clients are told {@code new_session_created}. */
    public void forgetSessions() {
        mtproto.forgetSessions();
    }

    /** Cuts every connection. */
    public void closeConnections() {
        mtproto.closeConnections();
    }

    public int connectionCount() {
        return mtproto.connections().size();
    }

    /** The transport-level server, for faults of single connections and sessions. */
    public MtprotoServer mtproto() {
        return mtproto;
    }

    int push(long userId, AnyUpdates updates, long exceptSessionId) {
        return state.authorizations().keysOf(userId).stream()
                .mapToInt(keyId -> pushToKey(keyId, updates, exceptSessionId))
                .sum();
    }

    boolean isOnline(long userId) {
        return state.authorizations().keysOf(userId).stream()
                .flatMap(keyId -> receivers(keyId, 0).stream())
                .anyMatch(session -> session.connection().isPresent());
    }

    private List<ServerSession> receivers(long permanentKeyId, long exceptSessionId) {
        List<ServerSession> receivers = new ArrayList<>();
        for (long keyId : state.authKeys().keysOf(permanentKeyId)) {
            mtproto.sessions(keyId).stream()
                    .filter(session -> session.id() != exceptSessionId && clients.wantsUpdates(session))
                    .forEach(receivers::add);
        }
        return receivers;
    }

    int pushToKey(long permanentKeyId, AnyUpdates updates, long exceptSessionId) {
        List<ServerSession> receivers = receivers(permanentKeyId, exceptSessionId);
        receivers.forEach(session ->
                session.push(LayerCodecs.forLayer(clients.of(session).layer()).writeUpdate(updates)));
        return (int) receivers.stream()
                .filter(session -> session.connection().isPresent())
                .count();
    }

    Optional<RpcException> gate(Call call) {
        boolean open =
                dispatcher.isOpen(call.constructorId()) || shared.dispatcher().isOpen(call.constructorId());
        return LoginGate.check(state, call, call.constructorId(), open);
    }

    List<Fault> takeFaults(int constructorId) {
        return Stream.concat(faults.take(constructorId).stream(), shared.faults().take(constructorId).stream())
                .toList();
    }

    Optional<RequestHandler<TlMethod<?>, ?>> findHandler(int constructorId) {
        return dispatcher
                .find(constructorId)
                .or(() -> shared.dispatcher().find(constructorId))
                .or(() -> builtIn.find(constructorId))
                .or(dispatcher::findFallback)
                .or(() -> shared.dispatcher().findFallback());
    }

    ClientRegistry clients() {
        return clients;
    }

    /** Something has changed that {@link TestCluster#await} may be waiting for. */
    void changed() {
        shared.changes().happened();
    }

    AnswerSender sender() {
        return shared.sender();
    }

    RequestLog log() {
        return shared.log();
    }

    DcState state() {
        return state;
    }

    Instant now() {
        return shared.cluster().clock().instant();
    }

    void close() {
        mtproto.close();
    }

    private void forEachSession(Consumer<ServerSession> action) {
        mtproto.sessions().forEach(action);
    }

    @Override
    public String toString() {
        return "TestServer[DC " + dcId() + ", " + address() + ']';
    }
}
