package dev.mtproto4j.core.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before dialling again: doubled at each failure up to a maximum, and cut by a random
 * part, so that clients do not come back all at once.
 *
 * @param initial the longest wait after the first failure
 * @param maximum the longest wait ever
 * @param jitter the share of the wait that is left to chance, 0 to 1
 */
public record BackoffPolicy(Duration initial, Duration maximum, double jitter) {

    /** Half a second to 30 seconds, half of it random. */
    public static final BackoffPolicy DEFAULT = new BackoffPolicy(Duration.ofMillis(500), Duration.ofSeconds(30), 0.5);

    public BackoffPolicy {
        if (initial.isNegative() || maximum.compareTo(initial) < 0 || jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("back-off of " + initial + " to " + maximum + ", jitter " + jitter);
        }
    }

    /** The wait after this many failures in a row, 1 or more. */
    public Duration delay(int failures, RandomGenerator random) {
        int doublings = Math.min(30, Math.max(0, failures - 1));
        double full = Math.min((double) maximum.toMillis(), (double) initial.toMillis() * (1L << doublings));
        return Duration.ofMillis(Math.round(full * (1 - jitter * random.nextDouble())));
    }
}
