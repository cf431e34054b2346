package dev.mtproto4j.core.observe;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What became of the calls of one method. */
final class MethodCounter {

    private final LongAdder results = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    void ended(CallEnd end) {
        if (end.outcome() != CallOutcome.RESULT) {
            failures.increment();
            return;
        }
        results.increment();
        nanos.add(end.time().toNanos());
        longest.accumulate(end.time().toNanos());
    }

    CountersSnapshot.Method snapshot() {
        long count = results.sum();
        return new CountersSnapshot.Method(
                count,
                failures.sum(),
                Duration.ofNanos(count == 0 ? 0 : nanos.sum() / count),
                Duration.ofNanos(longest.get()));
    }
}
