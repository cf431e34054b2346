package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.method.updates.GetChannelDifference;
import dev.mtproto4j.api.type.AnyChat;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.Channel;
import dev.mtproto4j.api.type.ChannelMessagesFilterEmpty;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.InputChannel;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateNewChannelMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.updates.AnyChannelDifference;
import dev.mtproto4j.api.type.updates.ChannelDifference;
import dev.mtproto4j.api.type.updates.ChannelDifferenceEmpty;
import dev.mtproto4j.api.type.updates.ChannelDifferenceTooLong;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.RpcException;
import dev.mtproto4j.tl.TlException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sequences of channels and supergroups, each with a difference of its own. */
final class ChannelBoxes {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelBoxes.class);

    /** What servers give at most. */
    private static final int BOT_LIMIT = 100_000;

    private static final int USER_LIMIT = 100;
    private static final int MAX_FAILURES = 5;

    /** One channel. */
    private static final class Box {
        final long id;
        long accessHash;
        SequenceBox<OrderedUpdate> updates;
        boolean asking;
        boolean askAgain;
        int failures;

        Box(long id, int pts) {
            this.id = id;
            this.updates = new SequenceBox<>(pts);
        }
    }

    private final int limit;
    private final RpcInvoker api;
    private final Consumer<Runnable> later;
    private final BiConsumer<Duration, Runnable> delayed;
    private final Map<Long, Box> boxes = new HashMap<>();
    /** Of channels that no update has come from yet. */
    private final Map<Long, Long> accessHashes = new HashMap<>();

    private Consumer<List<OrderedUpdate>> delivery = updates -> {};
    private Runnable lost = () -> {};

    ChannelBoxes(boolean bot, RpcInvoker api, Consumer<Runnable> later, BiConsumer<Duration, Runnable> delayed) {
        this.limit = bot ? BOT_LIMIT : USER_LIMIT;
        this.api = api;
        this.later = later;
        this.delayed = delayed;
    }

    /** {@code toListeners} gets what differences bring; {@code whenLost} is told of what cannot be had. */
    void bind(Consumer<List<OrderedUpdate>> toListeners, Runnable whenLost) {
        delivery = toListeners;
        lost = whenLost;
    }

    SortedMap<Long, UpdateState.ChannelState> states() {
        SortedMap<Long, UpdateState.ChannelState> states = new TreeMap<>();
        boxes.forEach((id, box) -> states.put(id, new UpdateState.ChannelState(box.updates.state(), box.accessHash)));
        return states;
    }

    void restore(SortedMap<Long, UpdateState.ChannelState> stored) {
        boxes.clear();
        stored.forEach((id, channel) -> {
            Box box = new Box(id, channel.pts());
            box.accessHash = channel.accessHash();
            boxes.put(id, box);
        });
    }

    /** Remembers what channels are asked for with. */
    void learn(List<AnyChat> chats) {
        for (AnyChat chat : chats) {
            if (chat instanceof Channel channel && !channel.min() && channel.accessHash() != null) {
                accessHashes.put(channel.id(), channel.accessHash());
                Box box = boxes.get(channel.id());
                if (box != null) {
                    box.accessHash = channel.accessHash();
                }
            }
        }
    }

    List<OrderedUpdate> offer(UpdateOrder order, OrderedUpdate update) {
        // The first update of a channel is where its sequence begins for us.
        return box(order.channelId(), order.value() - order.count())
                .updates
                .offer(order.value(), order.count(), update);
    }

    private Box box(long id, int pts) {
        return boxes.computeIfAbsent(id, channel -> {
            Box box = new Box(id, pts);
            box.accessHash = accessHashes.getOrDefault(id, 0L);
            return box;
        });
    }

    boolean hasGap() {
        return boxes.values().stream().anyMatch(box -> !box.asking && (box.updates.hasGap() || box.askAgain));
    }

    void closeGaps() {
        for (Box box : List.copyOf(boxes.values())) {
            if (!box.asking && (box.updates.hasGap() || box.askAgain)) {
                ask(box);
            }
        }
    }

    /** Asks for what was missed in a channel; nothing if it was never heard of. */
    void ask(long channelId) {
        Box box = boxes.get(channelId);
        if (box != null) {
            ask(box);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage hands everything on
    private void ask(Box box) {
        if (box.asking) {
            box.askAgain = true;
            return;
        }
        box.askAgain = false;
        if (box.accessHash == 0) {
            giveUp(box, "its access hash is not known");
            return;
        }
        box.asking = true;
        api.invoke(new GetChannelDifference(
                        new InputChannel(box.id, box.accessHash),
                        new ChannelMessagesFilterEmpty(),
                        Math.max(1, box.updates.state()),
                        limit))
                .whenComplete((difference, error) ->
                        later.accept(() -> answered(box, difference, error == null ? null : Calls.unwrap(error))));
    }

    private void answered(Box box, @Nullable AnyChannelDifference difference, @Nullable Throwable error) {
        box.asking = false;
        if (difference == null) {
            failed(box, error);
            return;
        }
        box.failures = 0;
        boolean complete = true;
        if (difference instanceof ChannelDifferenceEmpty empty) {
            box.updates.set(empty.pts());
        } else if (difference instanceof ChannelDifference d) {
            complete = d.final_();
            learn(d.chats());
            box.updates.set(d.pts());
            deliver(d.newMessages(), d.otherUpdates(), d.users(), d.chats(), d.pts());
        } else if (difference instanceof ChannelDifferenceTooLong d) {
            complete = d.final_();
            learn(d.chats());
            Integer pts = d.dialog() instanceof Dialog dialog ? dialog.pts() : null;
            box.updates.set(pts == null ? box.updates.state() : pts);
            lost.run();
        }
        delivery.accept(box.updates.ready());
        if (!complete || box.askAgain) {
            ask(box);
        }
    }

    private void deliver(
            List<AnyMessage> messages, List<Update> others, List<AnyUser> users, List<AnyChat> chats, int pts) {
        List<Update> missed = new ArrayList<>();
        messages.forEach(message -> missed.add(new UpdateNewChannelMessage(message, pts, 0)));
        missed.addAll(others);
        if (missed.isEmpty()) {
            return;
        }
        OrderedUpdate.Envelope envelope = OrderedUpdate.Envelope.of(new Updates(missed, users, chats, 0, 0));
        delivery.accept(missed.stream()
                .map(update -> new OrderedUpdate(update, envelope))
                .toList());
    }

    private void failed(Box box, @Nullable Throwable error) {
        boolean refused = error instanceof RpcException rpc && rpc.code() >= 400 && rpc.code() < 420;
        if (refused || error instanceof TlException || ++box.failures >= MAX_FAILURES) {
            giveUp(box, String.valueOf(error));
        } else {
            box.askAgain = true;
            delayed.accept(Duration.ofSeconds(1L << box.failures), () -> {
                if (box.askAgain) {
                    ask(box);
                }
            });
        }
    }

    /** Goes on with what there is. */
    private void giveUp(Box box, String reason) {
        LOG.debug("updates of channel {} are missing: {}", box.id, reason);
        box.failures = 0;
        lost.run();
        delivery.accept(box.updates.skip());
    }
}
