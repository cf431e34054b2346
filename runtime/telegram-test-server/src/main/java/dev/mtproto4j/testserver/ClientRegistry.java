package dev.mtproto4j.testserver;

import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.testserver.rpc.ClientInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the clients of a data centre said of themselves. It is remembered for the key as well as for the session, so that
 * a client that comes back in a new session need not repeat it. Thread-safe and bounded.
 */
final class ClientRegistry {
    private static final int CAPACITY = 100_000;
    private static final String WANTS_UPDATES = "wants updates";

    private final Map<Long, ClientInfo> byKey = new LinkedHashMap<>();

    ClientInfo of(ServerSession session) {
        if (session.attributes().get(ClientInfo.class) instanceof ClientInfo known) {
            return known;
        }
        synchronized (byKey) {
            return byKey.getOrDefault(session.authKeyId(), ClientInfo.UNKNOWN);
        }
    }

    void update(ServerSession session, ClientInfo client) {
        session.attributes().put(ClientInfo.class, client);
        if (!client.withoutUpdates()) {
            session.attributes().put(WANTS_UPDATES, true);
        }
        synchronized (byKey) {
            byKey.remove(session.authKeyId());
            byKey.put(session.authKeyId(), client);
            if (byKey.size() > CAPACITY) {
                var oldest = byKey.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** Whether a session ever called anything outside {@code invokeWithoutUpdates}. */
    boolean wantsUpdates(ServerSession session) {
        return session.attributes().containsKey(WANTS_UPDATES);
    }
}
