package dev.mtproto4j.core.fault;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.connection.MtprotoConnection;
import dev.mtproto4j.core.connection.server.ServerSession;
import dev.mtproto4j.core.rpc.CallOptions;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One client that makes some calls through a proxy; what it does, and what happens to it, follows from a seed. */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a timer does shows in the run
final class FaultyRun {

    private static final Transport[] TRANSPORTS = {
        Transport.obfuscated(Framing.INTERMEDIATE),
        Transport.obfuscated(Framing.PADDED_INTERMEDIATE),
        Transport.obfuscated(Framing.ABRIDGED),
        Transport.plain(Framing.INTERMEDIATE),
        Transport.plain(Framing.ABRIDGED),
        Transport.plain(Framing.FULL)
    };

    /** A call, and what has become of it. */
    private record Call(String name, String text, boolean idempotent, CompletableFuture<String> future) {}

    private final FaultyWorld world;
    private final String name;
    private final long seed;
    /** Of a cut. */
    private int offset;

    private final Random random;
    private final IntFunction<FaultProxy.Plan> plans;
    private final Transport transport;
    private final boolean knownKey;
    private final boolean chaos;
    private final List<Call> calls = new ArrayList<>();
    /** The server was made to forget a session. */
    private boolean forgetful;

    private FaultyRun(
            FaultyWorld world,
            String name,
            long seed,
            IntFunction<FaultProxy.Plan> plans,
            @Nullable Transport transport,
            boolean knownKey,
            boolean chaos) {
        this.world = world;
        this.name = name;
        this.seed = seed;
        this.random = new Random(seed);
        this.plans = plans;
        this.transport = transport == null ? TRANSPORTS[random.nextInt(TRANSPORTS.length)] : transport;
        this.knownKey = knownKey;
        this.chaos = chaos;
    }

    /** Everything by chance. */
    static FaultyRun ofSeed(FaultyWorld world, String name, long seed) {
        Random random = new Random(~seed);
        List<FaultProxy.Plan> plans = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            boolean both = random.nextInt(3) == 0;
            boolean up = random.nextBoolean();
            plans.add(new FaultProxy.Plan(
                    up || both ? Fault.any(random) : Fault.NONE, !up || both ? Fault.any(random) : Fault.NONE));
        }
        return new FaultyRun(world, name, seed, first(plans), null, random.nextInt(12) != 0, true);
    }

    /** A quiet conversation whose first connection is cut after that many bytes in one direction. */
    static FaultyRun cutAt(FaultyWorld world, int offset, boolean up, boolean knownKey) {
        Fault cut = Fault.cutAt(offset);
        FaultProxy.Plan plan = up ? new FaultProxy.Plan(cut, Fault.NONE) : new FaultProxy.Plan(Fault.NONE, cut);
        String name = "cut-" + (up ? "up-" : "down-") + (knownKey ? "" : "exchange-") + offset;
        FaultyRun run = new FaultyRun(
                world, name, 1, first(List.of(plan)), Transport.obfuscated(Framing.INTERMEDIATE), knownKey, false);
        run.offset = offset;
        return run;
    }

    /** These plans for the first connections, none for later ones. */
    private static IntFunction<FaultProxy.Plan> first(List<FaultProxy.Plan> plans) {
        return number -> number < plans.size() ? plans.get(number) : FaultProxy.Plan.CLEAN;
    }

    /** Runs to the end, and checks how each call ended. */
    void run() throws InterruptedException {
        try (FaultProxy proxy = new FaultProxy(world.server.address(), world.group, world.faults, plans)) {
            MtprotoConnection connection = open(proxy);
            try {
                int count = chaos ? 4 + random.nextInt(10) : 4;
                for (int i = 0; i < count; i++) {
                    calls.add(call(connection, i));
                    if (chaos) {
                        disturb(connection);
                    }
                }
                for (Call call : calls) {
                    await(call);
                }
            } finally {
                connection.close();
            }
        }
    }

    /** A first connection that fails says so; the program tries again, as programs do. */
    private MtprotoConnection open(FaultProxy proxy) throws InterruptedException {
        Throwable last = null;
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                return MtprotoConnection.open(world.options(proxy.address(), transport, knownKey)
                                .listener(new Trace(name))
                                .build())
                        .get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof MtprotoException)) {
                    throw new AssertionError(name + ": open ended in " + e.getCause(), e);
                }
                last = e.getCause();
            } catch (TimeoutException e) {
                throw new AssertionError(name + ": open never ended", e);
            }
        }
        throw new AssertionError(name + ": ten attempts to open failed, the last with " + last, last);
    }

    private Call call(MtprotoConnection connection, int number) {
        String callName = name + "/" + number;
        boolean idempotent = random.nextInt(4) == 0;
        String kind = chaos ? List.of(" plain ", " plain ", " slow ", " fail ").get(random.nextInt(4)) : " plain ";
        int size = chaos && random.nextInt(8) == 0 ? 20_000 : random.nextInt(200);
        String text = callName + kind + text(size);
        CallOptions options = idempotent ? CallOptions.DEFAULT.asIdempotent() : CallOptions.DEFAULT;
        if (chaos && random.nextInt(10) == 0) {
            options = options.withTimeout(Duration.ofMillis(5 + random.nextInt(200)));
        }
        if (number > 0 && random.nextInt(6) == 0) {
            options = options.after(calls.get(number - 1).future());
        }
        CompletableFuture<String> future = connection.send(new Echo(text), options);
        if (chaos && random.nextInt(12) == 0) {
            world.group.schedule(() -> future.cancel(true), random.nextInt(30), TimeUnit.MILLISECONDS);
        }
        return new Call(callName, text, idempotent, future);
    }

    /** Half of it compresses well. */
    private String text(int size) {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append((char) (size % 2 == 0 ? 'a' : 'a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private void disturb(MtprotoConnection connection) throws InterruptedException {
        int what = random.nextInt(60);
        if (what < 20) {
            awaitStart(calls.get(random.nextInt(calls.size())));
        }
        if (what < 4) {
            for (ServerSession session :
                    world.server.sessions(connection.authKey().id())) {
                if (session.id() == connection.sessionId()) {
                    switch (what) {
                        case 0 -> {
                            forgetful = true;
                            session.destroy();
                        }
                        case 1 -> session.faults().duplicateNextAnswer();
                        default -> session.faults().rotateSalt();
                    }
                }
            }
        }
    }

    /** Until the server has begun to execute the call, or it has ended without. */
    private void awaitStart(Call call) throws InterruptedException {
        try {
            CompletableFuture.anyOf(call.future(), world.executed(call.name())).get(120, TimeUnit.SECONDS);
        } catch (ExecutionException | CancellationException e) {
            // How it ended is looked at later.
        } catch (TimeoutException e) {
            throw new AssertionError(call.name() + " was neither executed nor ended", e);
        }
    }

    private void await(Call call) throws InterruptedException {
        Throwable failure = null;
        try {
            String answer = call.future().get(120, TimeUnit.SECONDS);
            if (!answer.equals(call.text())) {
                throw new AssertionError(call.name() + " got the answer of another call");
            }
        } catch (ExecutionException e) {
            failure = e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError(call.name() + " never ended", e);
        } catch (CancellationException | CompletionException e) {
            failure = e;
        }
        world.outcomes.add(Outcome.of(failure));
    }

    /** When nothing is under way any more: what the server did is what the client said. */
    void check() {
        for (Call call : calls) {
            Outcome outcome = outcome(call);
            int count = forgetful ? world.executionsOfDifferentIds(call.name()) : world.executions(call.name());
            int most = call.idempotent() && outcome != Outcome.NOT_EXECUTED ? Integer.MAX_VALUE : outcome.atMost;
            if (count < outcome.atLeast || count > most) {
                throw new AssertionError(call.name() + " ended as " + outcome + " and was executed " + count + " times"
                        + (call.idempotent() ? " (idempotent)" : ""));
            }
            world.forget(call.name());
        }
    }

    private static Outcome outcome(Call call) {
        try {
            call.future().join();
            return Outcome.RESULT;
        } catch (CompletionException e) {
            return Outcome.of(e.getCause());
        } catch (CancellationException e) {
            return Outcome.CANCELLED;
        }
    }

    /** The option that makes {@code FaultIT} do the same again. */
    String repetition() {
        return chaos ? "-Dmtproto4j.fault.seed=" + seed : "-Dmtproto4j.fault.cut=" + offset;
    }

    @Override
    public String toString() {
        return name;
    }
}
