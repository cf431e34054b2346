package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.messages.AffectedFoundMessages;
import dev.mtproto4j.api.type.messages.AffectedHistory;
import dev.mtproto4j.api.type.messages.AffectedMessages;

/** Results of calls that advance the numbers of updates, as updates do. */
final class ResultOrder {

    private ResultOrder() {}

    static boolean isNumbered(Object result) {
        return result instanceof AnyUpdates
                || result instanceof AffectedMessages
                || result instanceof AffectedHistory
                || result instanceof AffectedFoundMessages;
    }

    static void take(Object result, UpdateFlow flow) {
        if (result instanceof AnyUpdates updates) {
            flow.count(updates);
        } else if (result instanceof AffectedMessages affected) {
            flow.count(affected.pts(), affected.ptsCount());
        } else if (result instanceof AffectedHistory affected) {
            flow.count(affected.pts(), affected.ptsCount());
        } else if (result instanceof AffectedFoundMessages affected) {
            flow.count(affected.pts(), affected.ptsCount());
        }
    }
}
