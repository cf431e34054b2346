package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.UpdateShortChatMessage;
import dev.mtproto4j.api.type.UpdateShortMessage;
import dev.mtproto4j.api.type.UpdateShortSentMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.UpdatesCombined;
import dev.mtproto4j.api.type.UpdatesTooLong;
import dev.mtproto4j.api.type.updates.AnyDifference;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.DifferenceEmpty;
import dev.mtproto4j.api.type.updates.DifferenceSlice;
import dev.mtproto4j.api.type.updates.DifferenceTooLong;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The updates of one signed-in account. Everything here happens in one event after another. */
final class UpdateFlow {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateFlow.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int UNAUTHORIZED = 401;

    /** How many containers are numbered by one: they carry the numbers of their first and last. */
    private record Container(AnyUpdates updates, int date) {}

    private final long userId;
    private final RpcInvoker api;
    private final UpdateSink sink;
    private final Consumer<Runnable> later;
    private final BiConsumer<Duration, Runnable> delayed;
    private final UpdateBoxes boxes;
    private final Iterable<AnyUpdates> meanwhile;
    private SequenceBox<Container> containers = new SequenceBox<>(0);
    private boolean asking;
    private boolean askAgain;
    private int failures;

    /**
     * The updates of that account.
     *
     * @param meanwhile what came while a difference or a state was asked for, and waits
     */
    UpdateFlow(
            long userId,
            boolean bot,
            RpcInvoker api,
            UpdateSink sink,
            Iterable<AnyUpdates> meanwhile,
            Consumer<Runnable> later,
            BiConsumer<Duration, Runnable> delayed) {
        this.userId = userId;
        this.api = api;
        this.sink = sink;
        this.meanwhile = meanwhile;
        this.later = later;
        this.delayed = delayed;
        this.boxes = new UpdateBoxes(new ChannelBoxes(bot, api, later, delayed), sink, this::state);
    }

    long userId() {
        return userId;
    }

    /** Whether a difference is under way; nothing is taken in meanwhile. */
    boolean isAsking() {
        return asking;
    }

    boolean hasGap() {
        return containers.hasGap() || boxes.hasGap() || askAgain;
    }

    UpdateState state() {
        return boxes.state(userId, containers.state());
    }

    void begin(Optional<UpdateState> stored) {
        if (stored.isPresent()) {
            boxes.restore(stored.get());
            containers = new SequenceBox<>(stored.get().seq());
            askForDifference();
        } else {
            adoptServersState(false);
        }
    }

    // --- what comes in

    void take(AnyUpdates updates) {
        if (updates instanceof UpdatesTooLong) {
            askForDifference();
        } else if (updates instanceof Updates u) {
            inSequence(u.seq(), 1, new Container(u, u.date()));
        } else if (updates instanceof UpdatesCombined u) {
            inSequence(u.seq(), u.seq() - u.seqStart() + 1, new Container(u, u.date()));
        } else if (updates instanceof UpdateShort u) {
            apply(u);
        } else if (updates instanceof UpdateShortMessage u) {
            boxes.takeWhole(u, u.pts(), u.ptsCount());
        } else if (updates instanceof UpdateShortChatMessage u) {
            boxes.takeWhole(u, u.pts(), u.ptsCount());
        } else if (updates instanceof UpdateShortSentMessage u) {
            boxes.count(u.pts(), u.ptsCount());
        }
    }

    private void inSequence(int seq, int count, Container container) {
        if (seq == 0) {
            apply(container.updates());
        } else {
            containers.offer(seq, count, container).forEach(this::applyInSequence);
        }
    }

    /** What is numbered by its container is missed since a date; so others must not move that date. */
    private void applyInSequence(Container container) {
        boxes.date(container.date());
        apply(container.updates());
    }

    private void apply(AnyUpdates updates) {
        if (!boxes.take(updates)) {
            askForDifference();
        }
    }

    /** What a call did is the caller's already: only its numbers count. */
    void count(AnyUpdates updates) {
        if (updates instanceof UpdateShortSentMessage u) {
            count(u.pts(), u.ptsCount());
        } else {
            boxes.countAll(updates);
        }
    }

    void count(int pts, int ptsCount) {
        boxes.count(pts, ptsCount);
    }

    /** What was missing has not come by itself. */
    void closeGaps() {
        if (containers.hasGap() || boxes.hasCommonGap() || askAgain) {
            askForDifference();
        }
        boxes.closeChannelGaps();
    }

    // --- the difference

    void askForDifference() {
        if (asking || sink.isFull()) {
            askAgain = true;
            return;
        }
        asking = true;
        askAgain = false;
        UpdateState now = state();
        call(api.invoke(new GetDifference(now.pts(), now.date(), now.qts())), this::answered);
    }

    private void answered(@Nullable AnyDifference difference, @Nullable Throwable error) {
        asking = false;
        if (difference == null) {
            failed(error);
            return;
        }
        failures = 0;
        if (difference instanceof DifferenceEmpty empty) {
            boxes.date(empty.date());
            resume(empty.seq());
        } else if (difference instanceof Difference d) {
            boxes.difference(
                    d.newMessages(), d.newEncryptedMessages(), d.otherUpdates(), d.users(), d.chats(), d.state());
            resume(d.state().seq());
        } else if (difference instanceof DifferenceSlice s) {
            boxes.difference(
                    s.newMessages(),
                    s.newEncryptedMessages(),
                    s.otherUpdates(),
                    s.users(),
                    s.chats(),
                    s.intermediateState());
            resume(s.intermediateState().seq());
            askForDifference();
        } else if (difference instanceof DifferenceTooLong tooLong) {
            sink.gap();
            boxes.common(tooLong.pts());
            askForDifference();
        }
    }

    private void resume(int seq) {
        containers.set(seq);
        containers.ready().forEach(this::applyInSequence);
    }

    private void failed(@Nullable Throwable error) {
        if (error instanceof RpcException rpc && rpc.code() == UNAUTHORIZED) {
            LOG.debug("updates are not asked for any more: {}", rpc.type());
        } else if (error instanceof TlException
                || (error instanceof RpcException rpc && rpc.type().startsWith("PERSISTENT_TIMESTAMP_INVALID"))) {
            LOG.warn("the difference of updates cannot be had, and is skipped: {}", String.valueOf(error));
            adoptServersState(true);
        } else {
            failures++;
            Duration pause = Duration.ofSeconds(1L << Math.min(6, failures - 1));
            delayed.accept(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, this::askForDifference);
        }
    }

    /** Goes on from where the server is; {@code lost} if what came before is missing. */
    private void adoptServersState(boolean lost) {
        asking = true;
        call(api.invoke(new GetState()), (state, error) -> {
            asking = false;
            if (state == null) {
                if (error instanceof RpcException rpc && rpc.code() == UNAUTHORIZED) {
                    return;
                }
                failures++;
                delayed.accept(Duration.ofSeconds(1L << Math.min(6, failures - 1)), () -> adoptServersState(lost));
                return;
            }
            failures = 0;
            if (lost) {
                boxes.adopt(state);
                containers = new SequenceBox<>(state.seq());
                sink.gap();
            } else {
                FirstNumbers first = FirstNumbers.of(state, meanwhile);
                containers = new SequenceBox<>(first.seq());
                boxes.begin(first, state.date());
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage hands everything on
    private <R> void call(CompletableFuture<R> future, BiConsumer<@Nullable R, @Nullable Throwable> then) {
        future.whenComplete(
                (result, error) -> later.accept(() -> then.accept(result, error == null ? null : Calls.unwrap(error))));
    }
}
