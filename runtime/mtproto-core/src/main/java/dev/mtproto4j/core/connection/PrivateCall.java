package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionEvent;
import java.util.function.Consumer;

/** A call of the connection's own, and what its end leads to. */
record PrivateCall(OutgoingMessage message, Consumer<SessionEvent> onEnd) {

    boolean isEndedBy(SessionEvent event) {
        return SessionEvent.settles(event) == message;
    }
}
