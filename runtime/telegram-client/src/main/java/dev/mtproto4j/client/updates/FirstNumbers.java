package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateShortChatMessage;
import dev.mtproto4j.api.type.UpdateShortMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.UpdatesCombined;
import dev.mtproto4j.api.type.updates.State;

/**
 * From where an account's updates are counted when there is no stored state: from the server's state, or from before
 * what came while that was asked for. The server's state may have counted it already, but nobody has heard it.
 */
record FirstNumbers(int pts, int qts, int seq) {

    static FirstNumbers of(State servers, Iterable<AnyUpdates> meanwhile) {
        FirstNumbers first = new FirstNumbers(servers.pts(), servers.qts(), servers.seq());
        for (AnyUpdates updates : meanwhile) {
            first = first.before(updates);
        }
        return first;
    }

    private FirstNumbers before(AnyUpdates updates) {
        if (updates instanceof UpdateShortMessage u) {
            return beforePts(u.pts() - u.ptsCount());
        } else if (updates instanceof UpdateShortChatMessage u) {
            return beforePts(u.pts() - u.ptsCount());
        }
        FirstNumbers first = this;
        if (updates instanceof Updates u && u.seq() > 0) {
            first = first.beforeSeq(u.seq() - 1);
        } else if (updates instanceof UpdatesCombined u && u.seq() > 0) {
            first = first.beforeSeq(u.seqStart() - 1);
        }
        for (Update update : OrderedUpdate.Envelope.of(updates).updates()) {
            first = first.before(UpdateOrder.of(update));
        }
        return first;
    }

    private FirstNumbers before(UpdateOrder order) {
        int start = order.value() - order.count();
        return switch (order.box()) {
            case COMMON -> beforePts(start);
            case SECRET -> new FirstNumbers(pts, Math.min(qts, start), seq);
            default -> this;
        };
    }

    private FirstNumbers beforePts(int start) {
        return new FirstNumbers(Math.min(pts, start), qts, seq);
    }

    private FirstNumbers beforeSeq(int start) {
        return new FirstNumbers(pts, qts, Math.min(seq, start));
    }
}
