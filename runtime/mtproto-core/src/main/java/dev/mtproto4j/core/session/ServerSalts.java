package dev.mtproto4j.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The salts that a client knows: the one in use and those that the server announced for later.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#request-for-several-future-salts">
 *     Request for several future salts</a>
 */
final class ServerSalts {

    /** A salt is not used so close to its end: the message must still arrive. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** How long a salt of unknown age is relied upon. */
    private static final Duration TRUST = Duration.ofMinutes(10);

    /** How far ahead salts should be known. */
    private static final Duration AHEAD = Duration.ofMinutes(20);

    private static final int MAX_KNOWN = 128;

    private final List<SaltInterval> known = new ArrayList<>();
    private long salt;

    ServerSalts(long salt, List<SaltInterval> future) {
        this.salt = salt;
        addAll(future);
    }

    /** The salt to use at that time of the server. */
    long at(Instant serverTime) {
        known.removeIf(interval -> interval.validUntil().isBefore(serverTime));
        Instant soon = serverTime.plus(MARGIN);
        boolean currentHolds =
                known.stream().anyMatch(interval -> interval.salt() == salt && soon.isBefore(interval.validUntil()));
        if (!currentHolds) {
            known.stream()
                    .filter(interval -> interval.covers(serverTime) && soon.isBefore(interval.validUntil()))
                    .max(Comparator.comparing(SaltInterval::validUntil))
                    .ifPresent(interval -> salt = interval.salt());
        }
        return salt;
    }

    /** Takes a salt that the server just named; {@code true} if it is another one than before. */
    boolean adopt(long newSalt, Instant serverTime) {
        boolean changed = newSalt != salt;
        salt = newSalt;
        if (known.stream().noneMatch(interval -> interval.salt() == newSalt)) {
            // Announced salts that should have been valid now evidently are not: the list is out of date.
            known.removeIf(interval -> interval.covers(serverTime));
            known.add(new SaltInterval(newSalt, serverTime, serverTime.plus(TRUST)));
        }
        return changed;
    }

    void addAll(List<SaltInterval> announced) {
        for (SaltInterval interval : announced) {
            known.removeIf(old -> old.salt() == interval.salt());
            known.add(interval);
        }
        known.sort(Comparator.comparing(SaltInterval::validSince));
        while (known.size() > MAX_KNOWN) {
            known.remove(known.size() - 1);
        }
    }

    boolean needsMore(Instant serverTime) {
        Instant horizon = serverTime.plus(AHEAD);
        return known.stream().noneMatch(interval -> horizon.isBefore(interval.validUntil()));
    }

    long current() {
        return salt;
    }

    List<SaltInterval> known() {
        return List.copyOf(known);
    }
}
