package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.mtproto.type.MsgsAllInfo;
import dev.mtproto4j.mtproto.type.MsgsStateInfo;
import dev.mtproto4j.mtproto.type.MsgsStateReq;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the peer says about our messages: acknowledgements, answers to {@code msgs_state_req}, and
 * states that it tells unasked.
 */
final class StateReports {

    /** What becomes of a message once its state is known. */
    interface Consequences {

        void received(OutgoingMessage message, Incoming in);

        /** It was received, and an answer to it was made. */
        default void answered(OutgoingMessage message, Incoming in) {
            received(message, in);
        }

        void notReceived(OutgoingMessage message, Incoming in);

        void forgotten(OutgoingMessage message, Incoming in);
    }

    private static final int STATE_MASK = 7;
    private static final int ANSWERED = 64;

    private final Outbox outbox;
    private final Consequences consequences;

    StateReports(Outbox outbox, Consequences consequences) {
        this.outbox = outbox;
        this.consequences = consequences;
    }

    boolean handles(int constructorId) {
        return constructorId == MsgsAck.CONSTRUCTOR_ID
                || constructorId == MsgsStateInfo.CONSTRUCTOR_ID
                || constructorId == MsgsAllInfo.CONSTRUCTOR_ID;
    }

    void handle(int constructorId, TlReader reader, Incoming in) {
        if (constructorId == MsgsAck.CONSTRUCTOR_ID) {
            acknowledged(StateQueries.bounded(MsgsAck.readBare(reader).msgIds()), in);
        } else if (constructorId == MsgsStateInfo.CONSTRUCTOR_ID) {
            answer(MsgsStateInfo.readBare(reader), in);
        } else {
            MsgsAllInfo info = MsgsAllInfo.readBare(reader);
            apply(StateQueries.bounded(info.msgIds()), info.info(), in);
        }
    }

    /** Asks for the states of these messages, before anything else goes out. */
    void ask(List<OutgoingMessage> messages) {
        for (int from = 0; from < messages.size(); from += AckQueue.MAX_IDS) {
            long[] ids = messages.subList(from, Math.min(messages.size(), from + AckQueue.MAX_IDS)).stream()
                    .mapToLong(OutgoingMessage::messageId)
                    .toArray();
            MsgsStateReq query = new MsgsStateReq(LongVector.of(ids));
            outbox.addFirst(new OutgoingMessage(OutgoingMessage.Kind.SERVICE_REQUEST, query.toByteArray()));
        }
    }

    private void acknowledged(LongVector ids, Incoming in) {
        for (int i = 0; i < ids.size(); i++) {
            OutgoingMessage message = outbox.awaiting(ids.get(i));
            if (message != null) {
                consequences.received(message, in);
            }
        }
    }

    private void answer(MsgsStateInfo info, Incoming in) {
        OutgoingMessage query = outbox.awaiting(info.reqMsgId());
        if (query == null || query.constructorId() != MsgsStateReq.CONSTRUCTOR_ID) {
            in.report(new SessionEvent.AnswerUnmatched(info.reqMsgId()));
            return;
        }
        outbox.remove(info.reqMsgId());
        TlReader reader = new TlReader(query.bytes());
        reader.readInt();
        apply(MsgsStateReq.readBare(reader).msgIds(), info.info(), in);
    }

    private void apply(LongVector ids, byte[] states, Incoming in) {
        if (ids.size() != states.length) {
            throw new InvalidMessageException(states.length + " states for " + ids.size() + " messages");
        }
        // Looked up first: a message that is repeated at once gets a new id, and must not be met again.
        Map<OutgoingMessage, Byte> known = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            OutgoingMessage message = outbox.awaiting(ids.get(i));
            if (message != null) {
                known.putIfAbsent(message, states[i]);
            }
        }
        known.forEach((message, state) -> apply(message, state, in));
    }

    private void apply(OutgoingMessage message, byte state, Incoming in) {
        switch (state & STATE_MASK) {
            case 1 -> consequences.forgotten(message, in);
            case 2, 3 -> consequences.notReceived(message, in);
            case 4 -> {
                if ((state & ANSWERED) == 0) {
                    consequences.received(message, in);
                } else {
                    consequences.answered(message, in);
                }
            }
            default -> throw new InvalidMessageException("message state " + state);
        }
    }
}
