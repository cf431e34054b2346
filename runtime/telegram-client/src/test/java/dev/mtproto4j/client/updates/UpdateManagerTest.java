package dev.mtproto4j.client.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.updates.GetChannelDifference;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.InputChannel;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateDeleteChannelMessages;
import dev.mtproto4j.api.type.UpdateReadHistoryOutbox;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.UpdatesTooLong;
import dev.mtproto4j.api.type.messages.AffectedMessages;
import dev.mtproto4j.api.type.updates.ChannelDifference;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.DifferenceEmpty;
import dev.mtproto4j.api.type.updates.DifferenceSlice;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.tl.IntVector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Updates that come in any order, late, twice or not at all; what is heard is read off as numbers. */
class UpdateManagerTest {

    private static final long ME = 7;
    private static final long CHANNEL = 900;

    private final ScriptedInvoker server = new ScriptedInvoker();
    private final ManualScheduler time = new ManualScheduler();
    private final UpdateStateStorage storage = UpdateStateStorage.inMemory();
    private final UpdateDispatcher dispatcher = new UpdateDispatcher(Runnable::run);
    private final UpdateManager manager = new UpdateManager(server, dispatcher, storage, Runnable::run, time);
    /** The pts of what was heard; those of the channel are negative. */
    private final List<Integer> heard = new ArrayList<>();

    private final List<String> gaps = new ArrayList<>();

    UpdateManagerTest() {
        dispatcher.add(new UpdateListener() {
            @Override
            public void onUpdate(AnyUpdates updates) {
                if (updates instanceof Updates container) {
                    container.updates().forEach(UpdateManagerTest.this::hear);
                }
            }

            @Override
            public void onPossibleGap() {
                gaps.add("gap");
            }
        });
        dispatcher.onHeard(storage::save);
    }

    private void hear(Update update) {
        if (update instanceof UpdateReadHistoryOutbox read) {
            heard.add(read.pts());
        } else if (update instanceof UpdateDeleteChannelMessages deleted) {
            heard.add(-deleted.pts());
        }
    }

    private void startAt(int pts, int seq) {
        server.result("updates.getState", new State(pts, 0, 1000, seq, 0));
        manager.start(ME, false);
    }

    private static Update update(int pts) {
        return new UpdateReadHistoryOutbox(new PeerUser(1), pts, pts, 1);
    }

    private static Update channelUpdate(int pts) {
        return new UpdateDeleteChannelMessages(CHANNEL, IntVector.of(1), pts, 1);
    }

    private void comes(int seq, Update... updates) {
        manager.received(new Updates(List.of(updates), List.of(), List.of(), 1000, seq).toByteArray());
    }

    private static Difference difference(int pts, int... missed) {
        List<Update> others = new ArrayList<>();
        for (int one : missed) {
            others.add(update(one));
        }
        return new Difference(List.of(), List.of(), others, List.of(), List.of(), new State(pts, 0, 1001, 0, 0));
    }

    @Test
    void whatIsMissingIsWaitedForAndWhatComesTwiceIsDropped() {
        startAt(10, 0);
        comes(0, update(11));
        comes(0, update(13));
        comes(0, update(14));
        comes(0, update(11));
        assertThat(heard).containsExactly(11);
        comes(0, update(12));
        assertThat(heard).containsExactly(11, 12, 13, 14);
        comes(0, update(13));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard).containsExactly(11, 12, 13, 14);
        assertThat(server.names()).containsExactly("updates.getState");
    }

    @Test
    void whatComesWhileTheFirstStateIsAskedForIsHeardAlthoughThatStateCountsIt() {
        CompletableFuture<Object> state = server.pending("updates.getState");
        manager.start(ME, false);
        manager.result(new AffectedMessages(11, 1));
        comes(5, update(12));
        state.complete(new State(12, 0, 1000, 5, 0));
        comes(6, update(13));
        comes(6, update(13));
        assertThat(heard).containsExactly(12, 13);
        time.advance(Duration.ofSeconds(1));
        assertThat(server.names()).containsExactly("updates.getState");
    }

    @Test
    void whatDoesNotComeIsAskedForAndWhatCameMeanwhileFollowsIt() {
        startAt(10, 0);
        comes(0, update(13));
        CompletableFuture<Object> answer = server.pending("updates.getDifference");
        time.advance(Duration.ofMillis(500));
        assertThat(server.only(GetDifference.class).pts()).isEqualTo(10);
        comes(0, update(15));
        comes(0, update(14));
        assertThat(heard).isEmpty();
        answer.complete(difference(13, 11, 12, 13));
        assertThat(heard).containsExactly(11, 12, 13, 14, 15);
        assertThat(storage.load().orElseThrow().pts()).isEqualTo(15);
    }

    @Test
    void aDifferenceInSlicesIsReadToItsEnd() {
        startAt(10, 0);
        server.result(
                "updates.getDifference",
                new DifferenceSlice(
                        List.of(), List.of(), List.of(update(11)), List.of(), List.of(), new State(11, 0, 1001, 0, 0)));
        server.result("updates.getDifference", difference(12, 12));
        manager.received(new UpdatesTooLong().toByteArray());
        assertThat(heard).containsExactly(11, 12);
        assertThat(server.names())
                .containsExactly("updates.getState", "updates.getDifference", "updates.getDifference");
    }

    @Test
    void aFailedDifferenceIsAskedForAgain() {
        startAt(10, 0);
        server.error("updates.getDifference", 500, "INTERNAL");
        manager.gap();
        comes(0, update(11));
        server.result("updates.getDifference", difference(12, 12));
        time.advance(Duration.ofSeconds(1));
        assertThat(heard).containsExactly(11, 12);
        assertThat(gaps).isEmpty();
    }

    /** The listener hears nothing until the test says so. */
    @Test
    void whatAListenerCannotTakeIsNotHeldAndComesLater() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        UpdateDispatcher slow = new UpdateDispatcher(waiting::add);
        slow.add(updates -> ((Updates) updates).updates().forEach(this::hear));
        UpdateManager held = new UpdateManager(server, slow, storage, Runnable::run, time);
        server.result("updates.getState", new State(0, 0, 1000, 0, 0));
        held.start(ME, false);
        int enough = 5000;
        for (int pts = 1; pts <= 3 * enough; pts++) {
            held.received(new Updates(List.of(update(pts)), List.of(), List.of(), 1000, 0).toByteArray());
        }
        assertThat(slow.isFull()).isTrue();
        assertThat(heard).isEmpty();
        time.advance(Duration.ofSeconds(5));
        assertThat(server.names()).containsExactly("updates.getState");

        run(waiting);
        assertThat(heard).hasSize(enough);
        int[] rest = IntStream.rangeClosed(enough + 1, 3 * enough).toArray();
        server.result("updates.getDifference", difference(3 * enough, rest));
        time.advance(Duration.ofSeconds(1));
        run(waiting);
        assertThat(server.only(GetDifference.class).pts()).isEqualTo(enough);
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 3 * enough).boxed().toList());
    }

    private static void run(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void containersAreCountedToo() {
        startAt(10, 5);
        comes(7, update(12));
        assertThat(heard).isEmpty();
        comes(6, update(11));
        comes(6, update(11));
        assertThat(heard).containsExactly(11, 12);
    }

    @Test
    void whatOwnCallsDidCountsAndIsNotHeard() {
        startAt(10, 0);
        manager.result(new AffectedMessages(12, 2));
        manager.result("anything else");
        comes(0, update(13));
        assertThat(heard).containsExactly(13);
        assertThat(time.waits()).doesNotContain(Duration.ofMillis(500));
    }

    @Test
    void aChannelHasASequenceAndADifferenceOfItsOwn() {
        TreeMap<Long, UpdateState.ChannelState> channels = new TreeMap<>();
        channels.put(CHANNEL, new UpdateState.ChannelState(50, 4711));
        storage.save(new UpdateState(ME, 10, 0, 1000, 0, channels));
        server.result("updates.getDifference", new DifferenceEmpty(1000, 0));
        manager.start(ME, false);
        comes(0, channelUpdate(53), update(11));
        assertThat(heard).containsExactly(11);
        server.result(
                "updates.getChannelDifference",
                ChannelDifference.builder()
                        .final_(true)
                        .pts(52)
                        .newMessages(List.of())
                        .otherUpdates(List.of(channelUpdate(51), channelUpdate(52)))
                        .chats(List.of())
                        .users(List.of())
                        .build());
        time.advance(Duration.ofMillis(500));
        assertThat(heard).containsExactly(11, -51, -52, -53);
        GetChannelDifference asked = server.only(GetChannelDifference.class);
        assertThat(asked.channel()).isEqualTo(new InputChannel(CHANNEL, 4711));
        assertThat(asked.pts()).isEqualTo(50);
        assertThat(storage.load().orElseThrow().channels())
                .containsEntry(CHANNEL, new UpdateState.ChannelState(53, 4711));
    }

    @Test
    void aChannelThatCannotBeAskedGoesOnWithWhatThereIs() {
        startAt(10, 0);
        comes(0, channelUpdate(50));
        comes(0, channelUpdate(52));
        time.advance(Duration.ofMillis(500));
        assertThat(heard).containsExactly(-50, -52);
        assertThat(gaps).containsExactly("gap");
        assertThat(server.names()).doesNotContain("updates.getChannelDifference");
    }

    @Test
    void stateSurvivesItsStorage() {
        TreeMap<Long, UpdateState.ChannelState> channels = new TreeMap<>();
        channels.put(CHANNEL, new UpdateState.ChannelState(50, -1));
        UpdateState state = new UpdateState(ME, 1, 2, 3, 4, channels);
        assertThat(UpdateState.decode(state.encode())).isEqualTo(state);
    }
}
