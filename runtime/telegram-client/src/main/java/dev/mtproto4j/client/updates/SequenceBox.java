package dev.mtproto4j.client.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts numbered updates in order: each says up to which number it leads and how many it stands for. What comes twice is
 * dropped, what comes too early is kept until the gap before it closes.
 *
 * @param <T> what is numbered
 */
final class SequenceBox<T> {

    /** More than this many out of order are not waited for: the difference will bring them. */
    private static final int MAX_WAITING = 1000;

    private record Waiting<T>(int value, int count, T item) {}

    private final TreeMap<Integer, List<Waiting<T>>> waiting = new TreeMap<>();
    private int size;
    private int state;
    private boolean overflown;

    SequenceBox(int state) {
        this.state = state;
    }

    /** The last number that was taken in. */
    int state() {
        return state;
    }

    /** Something is missing before what waits. */
    boolean hasGap() {
        return size > 0 || overflown;
    }

    /** Takes an item; what can be applied now, in order: nothing, the item, or the item and some that waited for it. */
    List<T> offer(int value, int count, T item) {
        if (value < state || (value == state && count > 0) || value - count < state) {
            return List.of();
        }
        if (value - count > state) {
            if (size < MAX_WAITING) {
                waiting.computeIfAbsent(value - count, start -> new ArrayList<>())
                        .add(new Waiting<>(value, count, item));
                size++;
            } else {
                overflown = true;
            }
            return List.of();
        }
        List<T> ready = new ArrayList<>();
        ready.add(item);
        state = value;
        drain(ready);
        return ready;
    }

    private void drain(List<T> ready) {
        while (!waiting.isEmpty() && waiting.firstKey() <= state) {
            Map.Entry<Integer, List<Waiting<T>>> first = waiting.pollFirstEntry();
            for (Waiting<T> one : first.getValue()) {
                size--;
                boolean fits = first.getKey() == state && (one.value() > state || one.count() == 0);
                if (fits) {
                    ready.add(one.item());
                    state = one.value();
                }
            }
        }
    }

    /** A difference has led up to this number; what waits and is part of it is dropped. */
    void set(int newState) {
        state = newState;
        overflown = false;
    }

    /** What waited and follows now, in order. */
    List<T> ready() {
        List<T> ready = new ArrayList<>();
        drain(ready);
        return ready;
    }

    /** Gives up what is missing: all that waits, in order. */
    List<T> skip() {
        List<T> ready = new ArrayList<>();
        while (!waiting.isEmpty()) {
            state = Math.max(state, waiting.firstKey());
            drain(ready);
        }
        overflown = false;
        return ready;
    }
}
