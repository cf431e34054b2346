package dev.mtproto4j.core.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * What a session starts with.
 *
 * @param random makes session ids, ping ids and padding
 * @param salt the salt of the key exchange, or the last one known; unused on the server's side
 * @param futureSalts stored salts; unused on the server's side
 * @param timeOffset the server's time minus the local time
 * @param clockSynchronized whether {@code timeOffset} was measured by this process, so that incoming
 *     ids are held against the time from the first packet on
 * @param ackDelay how long an acknowledgement waits for a message to travel with
 * @param ackCount how many acknowledgements do not wait
 * @param requestFutureSalts whether the client asks for salts ahead of time
 * @param answerPatience how long a call may be unanswered before the client asks what became of it
 */
public record SessionOptions(
        SecureRandom random,
        long salt,
        List<SaltInterval> futureSalts,
        Duration timeOffset,
        boolean clockSynchronized,
        Duration ackDelay,
        int ackCount,
        boolean requestFutureSalts,
        Duration answerPatience) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** 16 as the protocol's page says; 10 s, well below the 60 s to 120 s that it allows. */
    public static SessionOptions of(SecureRandom random) {
        return new SessionOptions(
                random, 0, List.of(), Duration.ZERO, false, Duration.ofSeconds(10), 16, true, PATIENCE);
    }

    public SessionOptions withSalts(long first, List<SaltInterval> future) {
        return new SessionOptions(
                random,
                first,
                future,
                timeOffset,
                clockSynchronized,
                ackDelay,
                ackCount,
                requestFutureSalts,
                answerPatience);
    }

    public SessionOptions withTime(Duration offset, boolean isSynchronized) {
        return new SessionOptions(
                random,
                salt,
                futureSalts,
                offset,
                isSynchronized,
                ackDelay,
                ackCount,
                requestFutureSalts,
                answerPatience);
    }

    public SessionOptions withAcks(Duration delay, int count) {
        return new SessionOptions(
                random,
                salt,
                futureSalts,
                timeOffset,
                clockSynchronized,
                delay,
                count,
                requestFutureSalts,
                answerPatience);
    }

    public SessionOptions withoutFutureSalts() {
        return new SessionOptions(
                random, salt, futureSalts, timeOffset, clockSynchronized, ackDelay, ackCount, false, answerPatience);
    }

    public SessionOptions withAnswerPatience(Duration patience) {
        return new SessionOptions(
                random,
                salt,
                futureSalts,
                timeOffset,
                clockSynchronized,
                ackDelay,
                ackCount,
                requestFutureSalts,
                patience);
    }

    @Override
    public String toString() {
        return "SessionOptions[offset " + timeOffset + ", acks " + ackCount + "/" + ackDelay + "]";
    }
}
