package dev.mtproto4j.core.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each thing happened. Thread-safe. */
final class FaultCounts {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(Enum<?> what) {
        counts.computeIfAbsent(what.name().toLowerCase(java.util.Locale.ROOT), name -> new LongAdder())
                .increment();
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long of(Enum<?> what) {
        LongAdder count = counts.get(what.name().toLowerCase(java.util.Locale.ROOT));
        return count == null ? 0 : count.sum();
    }

    @Override
    public String toString() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((name, count) -> sorted.put(name, count.sum()));
        return total() + " " + sorted;
    }
}
