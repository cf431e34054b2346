package dev.mtproto4j.testserver;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for something that clients bring about. Thread-safe. */
final class Changes {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    /** Something has changed; whoever waits looks again. */
    void happened() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Looks now, and after each change, until it holds. */
    void await(String what, Duration limit, BooleanSupplier holds) throws InterruptedException {
        long left = limit.toNanos();
        long seen = count();
        while (!holds.getAsBoolean()) {
            left = next(seen, left);
            if (left <= 0) {
                throw new AssertionError("waited " + limit.toMillis() + " ms in vain for " + what);
            }
            seen = count();
        }
    }

    private long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there have been other changes than those seen; what is left of the time, 0 or less if none is. */
    private long next(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (count == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return left;
    }
}
