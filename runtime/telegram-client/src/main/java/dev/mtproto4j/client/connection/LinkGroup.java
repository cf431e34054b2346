package dev.mtproto4j.client.connection;

import dev.mtproto4j.tl.TlMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one data centre for one purpose. A call goes over the one with the fewest calls; another one is
 * opened when all are busy and there may be more; those that nobody uses are closed. Thread-safe.
 */
final class LinkGroup {

    private final int size;
    private final Duration idle;
    private final Supplier<DcLink> factory;
    private final BooleanSupplier staysOpen;
    private final ScheduledExecutorService timers;
    private final List<Member> members = new ArrayList<>();
    private boolean closed;

    private static final class Member {
        final DcLink link;
        int calls;

        @Nullable
        Future<?> idleTimer;

        Member(DcLink link) {
            this.link = link;
        }
    }

    /** @param staysOpen whether, at present, connections stay open although nobody uses them */
    LinkGroup(
            int size,
            Duration idle,
            Supplier<DcLink> factory,
            BooleanSupplier staysOpen,
            ScheduledExecutorService timers) {
        this.size = size;
        this.idle = idle;
        this.factory = factory;
        this.staysOpen = staysOpen;
        this.timers = timers;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only counts
    <R> CompletableFuture<R> invoke(TlMethod<R> method, Sending sending) {
        Member member = take();
        CompletableFuture<R> call = member.link.invoke(method, sending);
        call.whenComplete((result, error) -> release(member));
        return call;
    }

    /** The first link, which has no call; for a group of one. */
    synchronized DcLink first() {
        return members.isEmpty() ? add().link : members.get(0).link;
    }

    private synchronized Member take() {
        Member best = null;
        for (Member member : members) {
            if (best == null || member.calls < best.calls) {
                best = member;
            }
        }
        if (best == null || (best.calls > 0 && members.size() < size)) {
            best = add();
        }
        best.calls++;
        if (best.idleTimer != null) {
            best.idleTimer.cancel(false);
            best.idleTimer = null;
        }
        return best;
    }

    private Member add() {
        Member member = new Member(factory.get());
        if (closed) {
            member.link.refuse();
        }
        members.add(member);
        return member;
    }

    private synchronized void release(Member member) {
        if (--member.calls == 0 && !closed) {
            try {
                member.idleTimer = timers.schedule(() -> rest(member), idle.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The client is closing, and its connections with it.
                member.idleTimer = null;
            }
        }
    }

    private synchronized void rest(Member member) {
        if (member.calls == 0 && !staysOpen.getAsBoolean()) {
            member.link.rest();
        }
    }

    /** Closes the connections, which hold a key that is none any more; calls open others. */
    synchronized void reset() {
        members.forEach(member -> member.link.rest());
    }

    /** Fails all calls from now on. */
    synchronized void refuse() {
        closed = true;
        members.forEach(member -> member.link.refuse());
    }

    /** Closes all links; pending calls have {@code grace} to end, and later ones fail. */
    synchronized CompletableFuture<Void> close(Duration grace) {
        closed = true;
        return CompletableFuture.allOf(
                members.stream().map(member -> member.link.close(grace)).toArray(CompletableFuture[]::new));
    }
}
