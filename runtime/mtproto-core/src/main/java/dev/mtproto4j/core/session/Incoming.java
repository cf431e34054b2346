package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.InflationBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A packet that is being taken in: the time, what it may cost, and the events it caused. */
final class Incoming {

    final SessionIdentity session;
    final Instant now;
    final InflationBudget budget = InflationBudget.ofDefault();
    final List<SessionEvent> events = new ArrayList<>();

    Incoming(SessionIdentity session, Instant now) {
        this.session = session;
        this.now = now;
    }

    void report(SessionEvent event) {
        events.add(event);
    }
}
