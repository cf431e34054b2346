package dev.mtproto4j.core.session;

import dev.mtproto4j.tl.TlReader;
import java.util.function.LongUnaryOperator;

/** The service messages with which a client and a server deal alike: states of messages, and answers that are announced. */
final class CommonMessages {

    private final StateReports reports;
    private final StateQueries queries;
    private final DetailedInfos detailedInfos;

    /** @param extraBits what this side has to say of a message beyond whether it came; see {@link StateQueries} */
    CommonMessages(MtprotoSession session, StateReports.Consequences consequences, LongUnaryOperator extraBits) {
        this.reports = new StateReports(session.outbox, consequences);
        this.queries = new StateQueries(session, extraBits);
        this.detailedInfos = new DetailedInfos(session);
    }

    /** Deals with a message, unless it is none of these. */
    boolean handle(long messageId, int constructorId, TlReader reader, Incoming in) {
        if (reports.handles(constructorId)) {
            reports.handle(constructorId, reader, in);
        } else if (queries.handles(constructorId)) {
            queries.handle(messageId, constructorId, reader, in);
        } else if (detailedInfos.handles(constructorId)) {
            detailedInfos.handle(constructorId, reader, in);
        } else {
            return false;
        }
        return true;
    }
}
