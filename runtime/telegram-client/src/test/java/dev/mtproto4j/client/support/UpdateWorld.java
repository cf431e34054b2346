package dev.mtproto4j.client.support;

import dev.mtproto4j.api.method.updates.GetChannelDifference;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.AnyChat;
import dev.mtproto4j.api.type.AnyEncryptedMessage;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.Channel;
import dev.mtproto4j.api.type.ChatPhotoEmpty;
import dev.mtproto4j.api.type.EncryptedFileEmpty;
import dev.mtproto4j.api.type.EncryptedMessage;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.Peer;
import dev.mtproto4j.api.type.PeerChannel;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateChannelTooLong;
import dev.mtproto4j.api.type.UpdateNewChannelMessage;
import dev.mtproto4j.api.type.UpdateNewEncryptedMessage;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.UpdateUserPhone;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.updates.AnyDifference;
import dev.mtproto4j.api.type.updates.ChannelDifference;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.testserver.TestCluster;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What happens to one account, in the four ways in which a server numbers it, and what it answers to those who missed
 * something. Whether an event is also sent is up to the test.
 */
public final class UpdateWorld {

    /** How an event is numbered. */
    public enum Numbering {
        /** By pts: a message. */
        PTS,
        /** By qts: a message of a secret chat. */
        QTS,
        /** By the seq of its container: somebody's new phone number. */
        SEQ,
        /** By the pts of a channel: a message there. */
        CHANNEL
    }

    /**
     * Something that happened.
     *
     * @param number its number in its sequence, from 1
     * @param date when; no two events have the same
     */
    public record Event(Numbering numbering, int number, int date) {}

    private static final long CHANNEL_ID = 900;
    private static final int START = 1_800_000_000;

    private final List<Event> events = new ArrayList<>();
    private final Map<Numbering, Integer> last = new EnumMap<>(Numbering.class);

    private final CountDownLatch asked = new CountDownLatch(1);

    /** Has a cluster answer for this world. */
    public UpdateWorld(TestCluster cluster) {
        for (Numbering numbering : Numbering.values()) {
            last.put(numbering, 0);
        }
        cluster.handle(GetState.class, (context, call) -> stateAsked());
        cluster.handle(GetDifference.class, (context, call) -> difference(call));
        cluster.handle(GetChannelDifference.class, (context, call) -> channelDifference(call.pts()));
    }

    /** Something happens. */
    public synchronized Event happen(Numbering numbering) {
        int number = last.merge(numbering, 1, Integer::sum);
        Event event = new Event(numbering, number, START + events.size() + 1);
        events.add(event);
        return event;
    }

    /** How many events of a kind there are. */
    public synchronized int count(Numbering numbering) {
        return last.getOrDefault(numbering, 0);
    }

    /** An event as it is sent. */
    public static AnyUpdates updates(Event event) {
        int seq = event.numbering() == Numbering.SEQ ? event.number() : 0;
        return new Updates(List.of(update(event)), List.of(), chats(), event.date(), seq);
    }

    /** The event that an update tells. */
    public static Event event(Update update) {
        if (update instanceof UpdateNewMessage u && u.message() instanceof Message message) {
            return new Event(Numbering.PTS, message.id(), message.date());
        } else if (update instanceof UpdateNewChannelMessage u && u.message() instanceof Message message) {
            return new Event(Numbering.CHANNEL, message.id(), message.date());
        } else if (update instanceof UpdateNewEncryptedMessage u && u.message() instanceof EncryptedMessage message) {
            return new Event(Numbering.QTS, (int) message.randomId(), message.date());
        } else if (update instanceof UpdateUserPhone u) {
            return new Event(Numbering.SEQ, (int) u.userId(), Integer.parseInt(u.phone()));
        }
        throw new AssertionError("an update that nobody sent: " + update);
    }

    private static Update update(Event event) {
        return switch (event.numbering()) {
            case PTS -> new UpdateNewMessage(message(event, new PeerUser(1002)), event.number(), 1);
            case CHANNEL -> new UpdateNewChannelMessage(message(event, new PeerChannel(CHANNEL_ID)), event.number(), 1);
            case QTS -> new UpdateNewEncryptedMessage(encrypted(event), event.number());
            case SEQ -> new UpdateUserPhone(event.number(), Integer.toString(event.date()));
        };
    }

    private static Message message(Event event, Peer peer) {
        return Message.builder()
                .id(event.number())
                .peerId(peer)
                .date(event.date())
                .message("")
                .build();
    }

    private static EncryptedMessage encrypted(Event event) {
        return new EncryptedMessage(event.number(), 1, event.date(), new byte[0], new EncryptedFileEmpty());
    }

    private static List<AnyChat> chats() {
        return List.of(Channel.builder()
                .id(CHANNEL_ID)
                .accessHash(4711L)
                .title("")
                .photo(new ChatPhotoEmpty())
                .date(START)
                .build());
    }

    /** Waits until somebody has asked for the state, and so hears what happens from then on. */
    public void awaitAsked() throws InterruptedException {
        if (!asked.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked for the state of updates within 20 s");
        }
    }

    @Override
    public synchronized String toString() {
        return last.toString();
    }

    private State stateAsked() {
        State state = state();
        asked.countDown();
        return state;
    }

    private synchronized State state() {
        return new State(count(Numbering.PTS), count(Numbering.QTS), START + events.size(), count(Numbering.SEQ), 0);
    }

    private synchronized AnyDifference difference(GetDifference asked) {
        Stream<Update> dated = events.stream()
                .filter(event -> event.numbering() == Numbering.SEQ && event.date() > asked.date())
                .map(UpdateWorld::update);
        return new Difference(
                after(Numbering.PTS, asked.pts())
                        .<AnyMessage>map(event -> message(event, new PeerUser(1002)))
                        .toList(),
                after(Numbering.QTS, asked.qts())
                        .<AnyEncryptedMessage>map(UpdateWorld::encrypted)
                        .toList(),
                Stream.concat(dated, Stream.of(new UpdateChannelTooLong(CHANNEL_ID)))
                        .toList(),
                chats(),
                List.of(),
                state());
    }

    private synchronized ChannelDifference channelDifference(int pts) {
        return ChannelDifference.builder()
                .final_(true)
                .pts(count(Numbering.CHANNEL))
                .newMessages(after(Numbering.CHANNEL, pts)
                        .<AnyMessage>map(event -> message(event, new PeerChannel(CHANNEL_ID)))
                        .toList())
                .otherUpdates(List.of())
                .chats(chats())
                .users(List.of())
                .build();
    }

    private Stream<Event> after(Numbering numbering, int number) {
        return events.stream().filter(event -> event.numbering() == numbering && event.number() > number);
    }
}
