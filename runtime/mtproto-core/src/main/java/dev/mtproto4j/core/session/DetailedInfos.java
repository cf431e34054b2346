package dev.mtproto4j.core.session;

import dev.mtproto4j.mtproto.type.MsgDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgNewDetailedInfo;
import dev.mtproto4j.mtproto.type.MsgResendReq;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;

/**
 * The peer announces a message instead of repeating it: it is acknowledged if it is here or nobody
 * wants it, and asked for otherwise.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#extended-voluntary-communication-of-status-of-one-message">
 *     Extended voluntary communication of status of one message</a>
 */
final class DetailedInfos {

    private final MtprotoSession session;

    DetailedInfos(MtprotoSession session) {
        this.session = session;
    }

    boolean handles(int constructorId) {
        return constructorId == MsgDetailedInfo.CONSTRUCTOR_ID || constructorId == MsgNewDetailedInfo.CONSTRUCTOR_ID;
    }

    void handle(int constructorId, TlReader reader, Incoming in) {
        if (constructorId == MsgDetailedInfo.CONSTRUCTOR_ID) {
            MsgDetailedInfo info = MsgDetailedInfo.readBare(reader);
            obtain(info.answerMsgId(), session.outbox.awaiting(info.msgId()) != null, in);
        } else {
            obtain(MsgNewDetailedInfo.readBare(reader).answerMsgId(), true, in);
        }
    }

    private void obtain(long id, boolean wanted, Incoming in) {
        if (!wanted || in.session.received.contains(id)) {
            session.acks.add(id, in.now);
        } else {
            session.notice(new MsgResendReq(LongVector.of(id)).toByteArray());
        }
    }
}
