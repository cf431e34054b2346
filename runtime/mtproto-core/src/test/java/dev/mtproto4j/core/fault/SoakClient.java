package dev.mtproto4j.core.fault;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.ConnectionState;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client that stays: its connection is made once and has to find its way through every loss. */
@SuppressWarnings("FutureReturnValueIgnored") // what a timer does shows in the run
final class SoakClient implements AutoCloseable {

    /** After that long, no copy of a call is on its way any more. */
    private static final int JUDGED_AFTER_SECONDS = 30;

    private final FaultyWorld world;
    private final String name;
    private final Random random;
    private final ScheduledExecutorService clock;
    private final SoakViolations violations;
    private final FaultProxy proxy;
    private CompletableFuture<MtprotoConnection> connection;
    private @Nullable CompletableFuture<String> last;
    private long calls;
    private final Map<String, CompletableFuture<String>> unended = new ConcurrentHashMap<>();

    SoakClient(FaultyWorld world, String name, long seed, ScheduledExecutorService clock, SoakViolations violations) {
        this.world = world;
        this.name = name;
        this.random = new Random(seed);
        this.clock = clock;
        this.violations = violations;
        Random faults = new Random(~seed);
        this.proxy = new FaultProxy(world.server.address(), world.group, world.faults, number -> plan(faults));
        this.connection = open();
    }

    /** Every connection fails some day, in one direction, after up to half a megabyte. */
    private static FaultProxy.Plan plan(Random faults) {
        Fault any = Fault.any(faults);
        Fault fault = new Fault(any.kind(), faults.nextInt(faults.nextInt(3) == 0 ? 3_000 : 500_000), any.amount());
        return faults.nextBoolean() ? new FaultProxy.Plan(fault, Fault.NONE) : new FaultProxy.Plan(Fault.NONE, fault);
    }

    private CompletableFuture<MtprotoConnection> open() {
        return MtprotoConnection.open(world.options(proxy.address(), Transport.obfuscated(Framing.INTERMEDIATE), true)
                .build());
    }

    /** One more call of any kind; one at a time. */
    void call() {
        if (!connection.isDone()) {
            return;
        }
        MtprotoConnection open = connection.isCompletedExceptionally() ? null : connection.join();
        if (open == null || open.state() == ConnectionState.CLOSED) {
            // It could not be opened, or ended for good; the program tries again, as programs do.
            connection = open();
            return;
        }
        violations.guard(() -> send(open));
    }

    private void send(MtprotoConnection open) {
        String callName = name + "/" + calls++;
        boolean idempotent = random.nextInt(4) == 0;
        String kind = random.nextInt(10) == 0 ? " slow " : random.nextInt(10) == 0 ? " fail " : " plain ";
        int size = random.nextInt(40) == 0 ? 30_000 : random.nextInt(300);
        String text = callName + kind + "x".repeat(size);
        CallOptions options = idempotent ? CallOptions.DEFAULT.asIdempotent() : CallOptions.DEFAULT;
        if (random.nextInt(50) == 0) {
            options = options.withTimeout(Duration.ofMillis(5 + random.nextInt(100)));
        }
        CompletableFuture<String> before = last;
        if (before != null && random.nextInt(20) == 0) {
            options = options.after(before);
        }
        CompletableFuture<String> future = open.send(new Echo(text), options);
        last = future;
        unended.put(callName, future);
        if (random.nextInt(50) == 0) {
            world.group.schedule(() -> future.cancel(true), random.nextInt(30), TimeUnit.MILLISECONDS);
        }
        future.whenComplete((answer, failure) -> {
            unended.remove(callName);
            ended(callName, idempotent, text.equals(answer), failure);
        });
    }

    private void ended(String callName, boolean idempotent, boolean right, @Nullable Throwable failure) {
        violations.guard(() -> {
            Outcome outcome = Outcome.of(failure instanceof CompletionException e ? e.getCause() : failure);
            world.outcomes.add(outcome);
            if (outcome == Outcome.RESULT && !right) {
                violations.add(callName + " got the answer of another call");
            }
            try {
                clock.schedule(() -> judge(callName, idempotent, outcome), JUDGED_AFTER_SECONDS, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                // The soak is over.
            }
        });
    }

    private void judge(String callName, boolean idempotent, Outcome outcome) {
        int count = world.executions(callName);
        int most = idempotent && outcome != Outcome.NOT_EXECUTED ? Integer.MAX_VALUE : outcome.atMost;
        if (count < outcome.atLeast || count > most) {
            violations.add(callName + " ended as " + outcome + " and was executed " + count + " times");
        }
        world.forget(callName);
    }

    @Override
    public void close() {
        MtprotoConnection open = connection.getNow(null);
        if (open != null) {
            open.close();
        }
        proxy.close();
        try {
            CompletableFuture.allOf(unended.values().toArray(CompletableFuture[]::new))
                    .handle((nothing, failure) -> null)
                    .get(JUDGED_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            violations.add(name + " has calls that never ended: " + unended.keySet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
