package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyChat;
import dev.mtproto4j.api.type.AnyEncryptedMessage;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateNewEncryptedMessage;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.updates.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The sequences of one account: its own, that of secret chats, and one for each channel. */
final class UpdateBoxes {

    private final ChannelBoxes channels;
    private final UpdateSink sink;
    private final Supplier<UpdateState> state;
    private SequenceBox<OrderedUpdate> common = new SequenceBox<>(0);
    private SequenceBox<OrderedUpdate> secret = new SequenceBox<>(0);
    private int date;

    UpdateBoxes(ChannelBoxes channels, UpdateSink sink, Supplier<UpdateState> state) {
        this.channels = channels;
        this.sink = sink;
        this.state = state;
        channels.bind(this::deliver, sink::gap);
    }

    UpdateState state(long userId, int seq) {
        return new UpdateState(userId, common.state(), secret.state(), date, seq, channels.states());
    }

    void restore(UpdateState stored) {
        common = new SequenceBox<>(stored.pts());
        secret = new SequenceBox<>(stored.qts());
        date = stored.date();
        channels.restore(stored.channels());
    }

    /** Counts from there, unless results of calls have led further. */
    void begin(FirstNumbers first, int serversDate) {
        date = serversDate;
        common.set(Math.max(common.state(), first.pts()));
        secret.set(first.qts());
        deliver(common.ready());
    }

    /** Gives up what was missed. */
    void adopt(State servers) {
        common = new SequenceBox<>(servers.pts());
        secret = new SequenceBox<>(servers.qts());
        date = servers.date();
    }

    void date(int latest) {
        date = Math.max(date, latest);
    }

    void common(int pts) {
        common.set(pts);
    }

    boolean hasGap() {
        return hasCommonGap() || channels.hasGap();
    }

    boolean hasCommonGap() {
        return common.hasGap() || secret.hasGap();
    }

    void closeChannelGaps() {
        channels.closeGaps();
    }

    /** Takes the updates of a container; {@code false} if one of them says that all have to be asked for. */
    boolean take(AnyUpdates container) {
        OrderedUpdate.Envelope envelope = OrderedUpdate.Envelope.of(container);
        channels.learn(envelope.chats());
        boolean enough = true;
        List<OrderedUpdate> ready = new ArrayList<>();
        for (Update update : envelope.updates()) {
            enough &= offer(UpdateOrder.of(update), new OrderedUpdate(update, envelope), ready);
        }
        deliver(ready);
        return enough;
    }

    private boolean offer(UpdateOrder order, OrderedUpdate update, List<OrderedUpdate> ready) {
        switch (order.box()) {
            case NONE -> ready.add(update);
            case COMMON -> ready.addAll(common.offer(order.value(), order.count(), update));
            case SECRET -> ready.addAll(secret.offer(order.value(), order.count(), update));
            case CHANNEL -> ready.addAll(channels.offer(order, update));
            case CHANNEL_TOO_LONG -> channels.ask(order.channelId());
            case EVERYTHING -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a container that is one update. */
    void takeWhole(AnyUpdates updates, int pts, int ptsCount) {
        deliver(common.offer(pts, ptsCount, new OrderedUpdate(null, OrderedUpdate.Envelope.of(updates))));
    }

    /** Counts what needs no delivery. */
    void count(int pts, int ptsCount) {
        OrderedUpdate nothing = new OrderedUpdate(null, OrderedUpdate.Envelope.of(EMPTY));
        deliver(common.offer(pts, ptsCount, nothing));
    }

    private static final Updates EMPTY = new Updates(List.of(), List.of(), List.of(), 0, 0);

    /** Counts the updates in the result of a call. */
    void countAll(AnyUpdates updates) {
        OrderedUpdate.Envelope envelope = OrderedUpdate.Envelope.of(updates);
        channels.learn(envelope.chats());
        List<OrderedUpdate> ready = new ArrayList<>();
        for (Update update : envelope.updates()) {
            UpdateOrder order = UpdateOrder.of(update);
            if (order.box() != UpdateOrder.Box.NONE) {
                offer(order, new OrderedUpdate(null, OrderedUpdate.Envelope.of(EMPTY)), ready);
            }
        }
        deliver(ready);
    }

    /** Takes what the server says was missed. */
    void difference(
            List<AnyMessage> messages,
            List<AnyEncryptedMessage> encrypted,
            List<Update> others,
            List<AnyUser> users,
            List<AnyChat> chats,
            State reached) {
        channels.learn(chats);
        common.set(reached.pts());
        secret.set(reached.qts());
        date(reached.date());
        List<Update> missed = new ArrayList<>();
        messages.forEach(message -> missed.add(new UpdateNewMessage(message, reached.pts(), 0)));
        encrypted.forEach(message -> missed.add(new UpdateNewEncryptedMessage(message, reached.qts())));
        List<Update> ofChannels = new ArrayList<>();
        for (Update other : others) {
            switch (UpdateOrder.of(other).box()) {
                case CHANNEL, CHANNEL_TOO_LONG -> ofChannels.add(other);
                default -> missed.add(other);
            }
        }
        if (!missed.isEmpty()) {
            sink.deliver(List.of(new Updates(missed, users, chats, reached.date(), 0)), state.get());
        }
        if (!ofChannels.isEmpty()) {
            take(new Updates(ofChannels, users, chats, reached.date(), 0));
        }
        List<OrderedUpdate> ready = new ArrayList<>(common.ready());
        ready.addAll(secret.ready());
        deliver(ready);
    }

    private void deliver(List<OrderedUpdate> ready) {
        List<AnyUpdates> containers = OrderedUpdate.contain(ready);
        if (!containers.isEmpty()) {
            sink.deliver(containers, state.get());
        }
    }
}
