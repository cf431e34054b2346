package dev.mtproto4j.micrometer;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.observe.CallEnd;
import dev.mtproto4j.core.observe.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The meters of one registry. Looking one up there takes a while, so that each is kept. */
final class RegistryMeters {

    private static final int MAX_METHODS = 500;
    private static final int MAX_ERRORS = 200;
    private static final int MAX_DCS = 64;
    private static final int MAX_CODES = 32;

    private record Key(String name, List<String> tags) {}

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Key, AtomicInteger> gauges = new ConcurrentHashMap<>();
    private final BoundedTag methods = new BoundedTag(MAX_METHODS);
    private final BoundedTag errors = new BoundedTag(MAX_ERRORS);
    private final BoundedTag dcs = new BoundedTag(MAX_DCS);
    private final BoundedTag codes = new BoundedTag(MAX_CODES);

    RegistryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void call(DcNumber dc, String method, CallEnd end) {
        String error = end.errorType() == null ? "none" : errors.of(end.errorType());
        timer(
                        "mtproto.calls",
                        "Calls, from the moment they were made to their end",
                        "dc",
                        dc(dc),
                        "method",
                        methods.of(method),
                        "outcome",
                        lower(end.outcome()),
                        "error",
                        error)
                .record(end.time());
    }

    void pending(DcNumber dc, int change) {
        gauge("mtproto.calls.pending", "Calls that have not ended", dc(dc)).addAndGet(change);
    }

    void open(DcNumber dc, int change) {
        gauge("mtproto.connections.active", "Network connections that have answered and not ended", dc(dc))
                .addAndGet(change);
    }

    void count(String name, DcNumber dc) {
        counter(name, "", "dc", dc(dc)).increment();
    }

    void rejected(DcNumber dc, int code) {
        counter("mtproto.messages.rejected", "", "dc", dc(dc), "code", codes.of(String.valueOf(code)))
                .increment();
    }

    void dropped(DcNumber dc, DropReason reason) {
        counter("mtproto.packets.dropped", "", "dc", dc(dc), "reason", lower(reason))
                .increment();
    }

    void bytes(String name, DcNumber dc, int bytes) {
        counter(name, "bytes", "dc", dc(dc)).increment(bytes);
    }

    void keyExchange(DcNumber dc, boolean temporary, boolean succeeded, Duration time) {
        timer(
                        "mtproto.key.exchanges",
                        "The making of authorization keys",
                        "dc",
                        dc(dc),
                        "kind",
                        temporary ? "temporary" : "permanent",
                        "outcome",
                        succeeded ? "success" : "failure")
                .record(time);
    }

    void floodWait(String method, Duration wait, boolean slept) {
        timer(
                        "mtproto.flood.waits",
                        "How long servers asked to wait",
                        "method",
                        methods.of(method),
                        "slept",
                        String.valueOf(slept))
                .record(wait);
    }

    private String dc(DcNumber dc) {
        return dcs.of(dc.id() + (dc.media() ? "-media" : "") + (dc.test() ? "-test" : ""));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Counter counter(String name, String unit, String... tags) {
        return kept(counters, name, tags, key -> {
            Counter.Builder builder = Counter.builder(name).tags(tags);
            return (unit.isEmpty() ? builder : builder.baseUnit(unit)).register(registry);
        });
    }

    private Timer timer(String name, String description, String... tags) {
        return kept(
                timers,
                name,
                tags,
                key -> Timer.builder(name).description(description).tags(tags).register(registry));
    }

    /** The registry refers to the number weakly; this map keeps it. */
    private AtomicInteger gauge(String name, String description, String dc) {
        return kept(gauges, name, new String[] {"dc", dc}, key -> {
            AtomicInteger number = new AtomicInteger();
            Gauge.builder(name, number, AtomicInteger::get)
                    .description(description)
                    .tags(Tags.of("dc", dc))
                    .register(registry);
            return number;
        });
    }

    private static <M> M kept(Map<Key, M> meters, String name, String[] tags, Function<Key, M> make) {
        Key key = new Key(name, List.of(tags));
        M meter = meters.get(key);
        return meter == null ? meters.computeIfAbsent(key, make) : meter;
    }
}
