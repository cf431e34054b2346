package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.mtproto.type.MsgResendReq;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;
import java.util.function.LongUnaryOperator;

/**
 * Answers the peer's questions about messages: what became of its own, and ours that it wants again.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#request-for-message-status-information">
 *     Request for message status information</a>
 */
final class StateQueries {

    private final MtprotoSession session;
    private final LongUnaryOperator extraBits;

    /** {@code extraBits} adds what this side knows about a received message to its state byte. */
    StateQueries(MtprotoSession session, LongUnaryOperator extraBits) {
        this.session = session;
        this.extraBits = extraBits;
    }

    boolean handles(int constructorId) {
        return constructorId == MsgsStateReq.CONSTRUCTOR_ID || constructorId == MsgResendReq.CONSTRUCTOR_ID;
    }

    void handle(long messageId, int constructorId, TlReader reader, Incoming in) {
        if (constructorId == MsgsStateReq.CONSTRUCTOR_ID) {
            report(messageId, bounded(MsgsStateReq.readBare(reader).msgIds()), in);
        } else {
            resend(messageId, bounded(MsgResendReq.readBare(reader).msgIds()), in);
        }
    }

    static LongVector bounded(LongVector ids) {
        if (ids.size() > AckQueue.MAX_IDS) {
            throw new InvalidMessageException(ids.size() + " message ids, " + AckQueue.MAX_IDS + " are allowed");
        }
        return ids;
    }

    private void report(long queryId, LongVector ids, Incoming in) {
        byte[] states = new byte[ids.size()];
        for (int i = 0; i < states.length; i++) {
            ReplayGuard.Knowledge known = in.session.received.lookUp(ids.get(i));
            int extra = known == ReplayGuard.Knowledge.RECEIVED ? (int) extraBits.applyAsLong(ids.get(i)) : 0;
            states[i] = (byte) (known.state | extra);
        }
        session.notice(new MsgsStateInfo(queryId, states).toByteArray());
    }

    private void resend(long queryId, LongVector ids, Incoming in) {
        boolean missing = false;
        for (int i = 0; i < ids.size(); i++) {
            OutgoingMessage message = session.outbox.awaiting(ids.get(i));
            if (message == null || message.sessionId != session.identity.id) {
                // An id of a session that was given up would be a new message in the present one.
                missing = true;
            } else {
                // Under its old id: the peer named it, and drops it if it has it after all.
                session.outbox.addFirst(message);
                in.report(new SessionEvent.MessageResent(message, "asked for by msg_resend_req"));
            }
        }
        if (missing) {
            report(queryId, ids, in);
        }
    }
}
