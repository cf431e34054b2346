package dev.mtproto4j.testserver.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that live for a fixed time by an injected clock, at most {@code capacity} of them: the oldest goes first.
 * Thread-safe.
 */
final class ExpiringMap<K, V> {
    private final Clock clock;
    private final Duration lifetime;
    private final int capacity;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

    ExpiringMap(Clock clock, Duration lifetime, int capacity) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.capacity = capacity;
    }

    synchronized void put(K key, V value) {
        entries.remove(key);
        if (entries.size() >= capacity) {
            var oldest = entries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        entries.put(key, new Entry<>(value, clock.instant().plus(lifetime)));
    }

    synchronized Optional<V> get(K key) {
        return live(entries.get(key));
    }

    /** Takes a value out, so that nobody else gets it. */
    synchronized Optional<V> take(K key) {
        return live(entries.remove(key));
    }

    synchronized int size() {
        return entries.size();
    }

    private Optional<V> live(@org.jspecify.annotations.Nullable Entry<V> entry) {
        return entry == null || !clock.instant().isBefore(entry.expires) ? Optional.empty() : Optional.of(entry.value);
    }

    private record Entry<V>(V value, Instant expires) {}
}
