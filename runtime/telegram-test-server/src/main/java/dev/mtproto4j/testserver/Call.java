package dev.mtproto4j.testserver;

import dev.mtproto4j.core.connection.server.ServerRequest;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.testserver.rpc.ClientInfo;
import dev.mtproto4j.testserver.rpc.Fault;
import dev.mtproto4j.testserver.rpc.LoginGate;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.UnwrappedRequest;
import dev.mtproto4j.testserver.store.Authorizations;
import dev.mtproto4j.tl.TlMethod;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request on its way through the server. Used by one thread. */
final class Call implements RequestContext {
    /** So many failed messages of a session are remembered, for those that wait for them. */
    private static final int FAILURES = 1000;

    private static final String FAILED_MESSAGES = "failed messages";

    private final TestServer server;
    private final ServerSession session;
    private final ServerRequest request;
    private ClientInfo client = ClientInfo.UNKNOWN;
    private byte[] query = {};
    private int constructorId;
    private List<Long> afterMessages = List.of();
    private String methodName = "unknown";
    private List<Fault> faults = List.of();

    Call(TestServer server, ServerSession session, ServerRequest request) {
        this.server = server;
        this.session = session;
        this.request = request;
    }

    void receive(UnwrappedRequest unwrapped) {
        client = unwrapped.client();
        query = unwrapped.query();
        constructorId = unwrapped.constructorId();
        afterMessages = unwrapped.afterMessages();
    }

    void decoded(TlMethod<?> method) {
        methodName = method.tlName();
        constructorId = method.constructorId();
    }

    void hit(List<Fault> hits) {
        faults = hits;
    }

    ServerSession session() {
        return session;
    }

    byte[] query() {
        return query;
    }

    int constructorId() {
        return constructorId;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Whether a message that this one was to follow has failed. */
    boolean waitsForFailed() {
        Set<Long> failed = failedMessages();
        return afterMessages.stream().anyMatch(failed::contains);
    }

    void rememberFailure() {
        failedMessages().add(request.msgId());
    }

    @SuppressWarnings("unchecked") // only this method puts it there
    private Set<Long> failedMessages() {
        return (Set<Long>) session.attributes().computeIfAbsent(FAILED_MESSAGES, key -> boundedSet());
    }

    private static Set<Long> boundedSet() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<Long, Boolean>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > FAILURES;
            }
        }));
    }

    void recordError(String error) {
        record(error, 0, 0);
    }

    void recordAnswer(int answerBytes, int sentBytes) {
        record(null, answerBytes, sentBytes);
    }

    private void record(@Nullable String error, int answerBytes, int sentBytes) {
        server.log()
                .add(new RecordedRequest(
                        server.dcId(),
                        session.authKeyId(),
                        permanentKeyId(),
                        session.id(),
                        client.layer(),
                        methodName,
                        constructorId,
                        request.receivedAt(),
                        error,
                        answerBytes,
                        sentBytes));
    }

    @Override
    public int dcId() {
        return server.dcId();
    }

    @Override
    public long authKeyId() {
        return session.authKeyId();
    }

    @Override
    public long permanentKeyId() {
        return server.state().authKeys().permanentKey(session.authKeyId()).orElse(session.authKeyId());
    }

    @Override
    public long sessionId() {
        return session.id();
    }

    @Override
    public long messageId() {
        return request.msgId();
    }

    @Override
    public ClientInfo client() {
        return client;
    }

    @Override
    public OptionalLong userId() {
        return server.state().authorizations().userOf(permanentKeyId());
    }

    @Override
    public long requireUser() {
        // The login may have ended since the call was let in.
        Authorizations.Authorization login = server.state().authorizations().of(permanentKeyId());
        if (login.state() != Authorizations.State.SIGNED_IN) {
            throw LoginGate.missing(login, this);
        }
        return login.userId();
    }

    @Override
    public Instant now() {
        return server.now();
    }

    @Override
    public String methodName() {
        return methodName;
    }
}
