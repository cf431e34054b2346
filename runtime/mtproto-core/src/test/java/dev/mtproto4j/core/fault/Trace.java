package dev.mtproto4j.core.fault;

import dev.mtproto4j.core.connection.ConnectionListener;
import dev.mtproto4j.core.connection.ConnectionState;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.session.SessionEvent;

/** Prints what happens on the connection of a run, with {@code -Dmtproto4j.fault.trace=true}. */
record Trace(String run) implements ConnectionListener {

    private static final boolean ON = Boolean.getBoolean("mtproto4j.fault.trace");

    private void say(Object what) {
        if (ON) {
            System.out.println(System.nanoTime() / 1000 + " " + run + " " + what);
        }
    }

    @Override
    public void onNewSession(MtprotoConnection connection, long firstMessageId, long uniqueId) {
        say("new session from " + Long.toHexString(firstMessageId));
    }

    @Override
    public void onStateChanged(MtprotoConnection connection, ConnectionState state) {
        say(state);
    }

    @Override
    public void onSessionEvent(MtprotoConnection connection, SessionEvent event) {
        say(event);
    }
}
