package dev.mtproto4j.core.session;

import java.time.Instant;
import java.util.List;

/** The salts that a server accepts for one authorization key. Implementations are thread-safe. */
public interface SaltSchedule {

    /** The salt that clients should use at that time. */
    long current(Instant now);

    /** Whether a message that arrives at that time may carry this salt. */
    boolean accepts(long salt, Instant now);

    /** The current salt and those that follow it, in order of time. */
    List<SaltInterval> announce(Instant now, int count);
}
