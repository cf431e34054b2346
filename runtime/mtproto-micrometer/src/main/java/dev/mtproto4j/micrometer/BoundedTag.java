package dev.mtproto4j.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a tag, which cannot grow without a bound: each makes another meter, in memory and on the wire. */
final class BoundedTag {

    static final String OTHER = "other";

    private final int most;
    private final Set<String> values = ConcurrentHashMap.newKeySet();

    BoundedTag(int most) {
        this.most = most;
    }

    /** The value, or {@link #OTHER} when there are too many already. */
    String of(String value) {
        if (values.contains(value)) {
            return value;
        }
        // Threads that come at the same time may each add one; a bound need not be sharper.
        return values.size() < most && values.add(value) ? value : OTHER;
    }
}
