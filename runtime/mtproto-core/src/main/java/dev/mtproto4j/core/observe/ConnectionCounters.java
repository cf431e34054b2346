package dev.mtproto4j.core.observe;

import dev.mtproto4j.core.DcNumber;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts everything, for next to nothing: an adder for each number. {@link #snapshot} reads them, and prints well.
 *
 * <pre>{@code
 * ConnectionCounters counters = new ConnectionCounters();
 * … .observer(counters) …
 * System.out.println(counters.snapshot());
 * }</pre>
 */
public final class ConnectionCounters implements ConnectionObserver {

    /** Names come from the schema; this bounds what a program could make of that. */
    private static final int MAX_METHODS = 1000;

    private static final String OTHER_METHODS = "other";

    private final Map<String, MethodCounter> methods = new ConcurrentHashMap<>();
    private final Map<CallOutcome, LongAdder> outcomes = new EnumMap<>(CallOutcome.class);
    private final Map<DropReason, LongAdder> drops = new EnumMap<>(DropReason.class);
    private final LongAdder pending = new LongAdder();
    private final LongAdder resends = new LongAdder();
    private final LongAdder rejections = new LongAdder();
    private final LongAdder saltMisses = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final LongAdder reconnects = new LongAdder();
    private final LongAdder losses = new LongAdder();
    private final LongAdder open = new LongAdder();
    private final LongAdder keyExchanges = new LongAdder();
    private final LongAdder failedKeyExchanges = new LongAdder();
    private final LongAdder packetsSent = new LongAdder();
    private final LongAdder packetsReceived = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();
    private final LongAdder floodWaits = new LongAdder();
    private final LongAdder floodWaitMillis = new LongAdder();

    /** Everything at 0. */
    public ConnectionCounters() {
        for (CallOutcome outcome : CallOutcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
        for (DropReason reason : DropReason.values()) {
            drops.put(reason, new LongAdder());
        }
    }

    /** The numbers of now; each is exact, but they are not all read at the same instant. */
    public CountersSnapshot snapshot() {
        Map<String, CountersSnapshot.Method> byMethod = new TreeMap<>();
        methods.forEach((name, counter) -> byMethod.put(name, counter.snapshot()));
        Map<CallOutcome, Long> byOutcome = new EnumMap<>(CallOutcome.class);
        outcomes.forEach((outcome, count) -> byOutcome.put(outcome, count.sum()));
        Map<DropReason, Long> byReason = new EnumMap<>(DropReason.class);
        drops.forEach((reason, count) -> byReason.put(reason, count.sum()));
        return new CountersSnapshot(
                byMethod,
                byOutcome,
                byReason,
                pending.sum(),
                resends.sum(),
                rejections.sum(),
                saltMisses.sum(),
                connects.sum(),
                reconnects.sum(),
                losses.sum(),
                open.sum(),
                keyExchanges.sum(),
                failedKeyExchanges.sum(),
                packetsSent.sum(),
                packetsReceived.sum(),
                bytesSent.sum(),
                bytesReceived.sum(),
                floodWaits.sum(),
                Duration.ofMillis(floodWaitMillis.sum()));
    }

    private MethodCounter method(String name) {
        MethodCounter counter = methods.get(name);
        if (counter == null) {
            String key = methods.size() < MAX_METHODS ? name : OTHER_METHODS;
            counter = methods.computeIfAbsent(key, unused -> new MethodCounter());
        }
        return counter;
    }

    @Override
    public void callStarted(DcNumber dc, String method) {
        pending.increment();
    }

    @Override
    public void callEnded(DcNumber dc, String method, CallEnd end) {
        pending.decrement();
        increment(outcomes, end.outcome());
        method(method).ended(end);
    }

    private static <K> void increment(Map<K, LongAdder> counts, K key) {
        LongAdder count = counts.get(key);
        if (count != null) {
            count.increment();
        }
    }

    @Override
    public void messageResent(DcNumber dc) {
        resends.increment();
    }

    @Override
    public void messageRejected(DcNumber dc, int code) {
        rejections.increment();
        if (code == CountersSnapshot.WRONG_SALT) {
            saltMisses.increment();
        }
    }

    @Override
    public void packetDropped(DcNumber dc, DropReason reason) {
        increment(drops, reason);
    }

    @Override
    public void packetSent(DcNumber dc, int bytes) {
        packetsSent.increment();
        bytesSent.add(bytes);
    }

    @Override
    public void packetReceived(DcNumber dc, int bytes) {
        packetsReceived.increment();
        bytesReceived.add(bytes);
    }

    @Override
    public void connected(DcNumber dc, boolean again) {
        open.increment();
        (again ? reconnects : connects).increment();
    }

    @Override
    public void disconnected(DcNumber dc, boolean lost) {
        open.decrement();
        if (lost) {
            losses.increment();
        }
    }

    @Override
    public void keyExchanged(DcNumber dc, boolean temporary, boolean succeeded, Duration time) {
        (succeeded ? keyExchanges : failedKeyExchanges).increment();
    }

    @Override
    public void floodWait(String method, Duration wait, boolean slept) {
        floodWaits.increment();
        if (slept) {
            floodWaitMillis.add(wait.toMillis());
        }
    }

    @Override
    public String toString() {
        return snapshot().toString();
    }
}
