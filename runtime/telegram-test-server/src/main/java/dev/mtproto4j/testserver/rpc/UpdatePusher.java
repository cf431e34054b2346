package dev.mtproto4j.testserver.rpc;

import dev.mtproto4j.api.type.AnyUpdates;

/** Sends updates to clients that did not ask. */
public interface UpdatePusher {
    /**
     * To every session of a user on the data centre where the user lives.
     *
     * @param exceptSessionId a session that knows already; 0 for none
     * @return how many of the sessions are connected
     */
    int pushToUser(long userId, AnyUpdates updates, long exceptSessionId);

    /** To every session of a permanent key on a data centre, signed in or not. */
    int pushToKey(int dcId, long permanentKeyId, AnyUpdates updates);
}
