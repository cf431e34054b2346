package dev.mtproto4j.micrometer;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.observe.CallEnd;
import dev.mtproto4j.core.observe.ConnectionObserver;
import dev.mtproto4j.core.observe.DropReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Meters of all connections that have this as their observer. Bind it first: what happens before is not counted.
 *
 * <pre>{@code
 * MtprotoMeters meters = new MtprotoMeters();
 * meters.bindTo(registry);
 * TelegramClient client = TelegramClient.builder("my_account") … .observer(meters).build();
 * }</pre>
 *
 * <p>Names and tags are listed in {@code docs/observability.md}. Tags are names of methods, types of errors and numbers of
 * data centres, and bounded; none has anything of a call's content. Thread-safe.
 *
 * @see <a href="https://docs.micrometer.io/micrometer/reference/concepts/naming.html">Naming meters</a>
 */
public final class MtprotoMeters implements ConnectionObserver, MeterBinder {

    private final List<RegistryMeters> registries = new CopyOnWriteArrayList<>();

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(new RegistryMeters(registry));
    }

    private void each(Consumer<RegistryMeters> count) {
        registries.forEach(count);
    }

    @Override
    public void callStarted(DcNumber dc, String method) {
        each(meters -> meters.pending(dc, 1));
    }

    @Override
    public void callEnded(DcNumber dc, String method, CallEnd end) {
        each(meters -> {
            meters.pending(dc, -1);
            meters.call(dc, method, end);
        });
    }

    @Override
    public void messageResent(DcNumber dc) {
        each(meters -> meters.count("mtproto.messages.resent", dc));
    }

    @Override
    public void messageRejected(DcNumber dc, int code) {
        each(meters -> meters.rejected(dc, code));
    }

    @Override
    public void packetDropped(DcNumber dc, DropReason reason) {
        each(meters -> meters.dropped(dc, reason));
    }

    @Override
    public void packetSent(DcNumber dc, int bytes) {
        each(meters -> meters.bytes("mtproto.network.sent", dc, bytes));
    }

    @Override
    public void packetReceived(DcNumber dc, int bytes) {
        each(meters -> meters.bytes("mtproto.network.received", dc, bytes));
    }

    @Override
    public void connected(DcNumber dc, boolean again) {
        each(meters -> {
            meters.open(dc, 1);
            meters.count(again ? "mtproto.connections.reopened" : "mtproto.connections.opened", dc);
        });
    }

    @Override
    public void disconnected(DcNumber dc, boolean lost) {
        each(meters -> {
            meters.open(dc, -1);
            if (lost) {
                meters.count("mtproto.connections.lost", dc);
            }
        });
    }

    @Override
    public void keyExchanged(DcNumber dc, boolean temporary, boolean succeeded, Duration time) {
        each(meters -> meters.keyExchange(dc, temporary, succeeded, time));
    }

    @Override
    public void floodWait(String method, Duration wait, boolean slept) {
        each(meters -> meters.floodWait(method, wait, slept));
    }
}
