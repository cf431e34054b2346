package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.updates.AnyDifference;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.DifferenceEmpty;
import dev.mtproto4j.api.type.updates.DifferenceSlice;
import dev.mtproto4j.api.type.updates.DifferenceTooLong;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.MessageBox;
import dev.mtproto4j.testserver.store.StoredMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The state of a user's updates, and what a client missed.
 *
 * @see <a href="https://core.telegram.org/api/updates">Working with updates</a>
 */
final class UpdatesService implements Service {
    private static final int SLICE = 100;

    private final ClusterState cluster;

    UpdatesService(DataCenter dataCenter) {
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(GetState.class, this::getState).handle(GetDifference.class, this::getDifference);
    }

    private State getState(RequestContext context, GetState call) {
        return state(cluster.messageBoxes().of(context.requireUser()).pts());
    }

    private AnyDifference getDifference(RequestContext context, GetDifference call) {
        long userId = context.requireUser();
        MessageBox box = cluster.messageBoxes().of(userId);
        if (call.pts() < 0 || call.pts() > box.pts()) {
            throw context.error(400, "PERSISTENT_TIMESTAMP_INVALID");
        }
        if (call.pts() == box.pts()) {
            return new DifferenceEmpty(cluster.unixTime(), 0);
        }
        if (call.pts() < box.oldestKnownPts() - 1) {
            return new DifferenceTooLong(box.pts());
        }
        List<StoredMessage> missed = box.since(call.pts());
        boolean all = missed.size() <= SLICE;
        List<StoredMessage> shown = all ? missed : missed.subList(0, SLICE);
        List<AnyMessage> messages =
                shown.stream().<AnyMessage>map(MessageObjects::of).toList();
        var users = UserObjects.of(
                cluster,
                Stream.concat(
                                Stream.of(userId),
                                shown.stream().flatMap(message -> Stream.of(message.fromId(), message.peerId())))
                        .toList(),
                userId);
        return all
                ? new Difference(messages, List.of(), List.of(), List.of(), users, state(box.pts()))
                : new DifferenceSlice(
                        messages,
                        List.of(),
                        List.of(),
                        List.of(),
                        users,
                        state(shown.get(SLICE - 1).pts()));
    }

    private State state(int pts) {
        return new State(pts, 0, cluster.unixTime(), 0, 0);
    }
}
