package dev.mtproto4j.core.session;

import dev.mtproto4j.core.session.OutgoingMessage.Kind;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what becomes of a client's messages that the server rejected, lost or forgot: repeated
 * under a new id when that cannot execute them twice, given up otherwise.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message">
 *     Notice of ignored error message</a>
 */
final class RequestRecovery implements StateReports.Consequences {

    /** So that a server that rejects everything does not keep us busy for ever. */
    private static final int MAX_REJECTIONS = 5;

    private static final int BAD_SALT = 48;

    private final ClientMtprotoSession session;
    private final Outbox outbox;
    private final StateReports questions;

    RequestRecovery(ClientMtprotoSession session) {
        this.session = session;
        this.outbox = session.outbox;
        this.questions = new StateReports(outbox, this);
    }

    void transportOpened(Incoming in) {
        List<OutgoingMessage> adrift = new ArrayList<>();
        for (OutgoingMessage message : outbox.awaiting()) {
            if (!message.adrift) {
                continue;
            }
            if (message.sessionId == session.identity.id) {
                adrift.add(message);
            } else {
                // The server would answer for the present session, in which that id never existed.
                forgotten(message, in);
            }
        }
        questions.ask(adrift);
    }

    /** Asks what became of calls that were sent on the present connection. */
    void ask(List<OutgoingMessage> unanswered) {
        questions.ask(unanswered);
    }

    void badSalt(long noticeId, BadServerSalt notice, Incoming in) {
        if (outbox.knows(notice.badMsgId())) {
            in.report(new SessionEvent.MessageRejected(notice.badMsgId(), BAD_SALT));
            correctClockIfUnknown(noticeId, in);
            session.adoptSalt(notice.newServerSalt(), in);
            repeat(notice.badMsgId(), BAD_SALT, in);
        } else {
            in.report(new SessionEvent.AnswerUnmatched(notice.badMsgId()));
        }
    }

    void badMessage(long noticeId, BadMsgNotification notice, Incoming in) {
        long id = notice.badMsgId();
        int code = notice.errorCode();
        if (!outbox.knows(id)) {
            in.report(new SessionEvent.AnswerUnmatched(id));
            return;
        }
        in.report(new SessionEvent.MessageRejected(id, code));
        switch (code) {
            case 16, 17 -> {
                session.synchronizeClock(noticeId, in);
                // Ids only grow within a session: ahead of the server's time, none would ever be accepted.
                if (session.clock.isTooNew(session.identity.messageIds.last(), in.now)) {
                    replaceSession(code, in);
                }
            }
            case 32, 33 -> replaceSession(code, in);
            default -> correctClockIfUnknown(noticeId, in);
        }
        repeat(id, code, in);
    }

    private void replaceSession(int code, Incoming in) {
        if (in.session == session.identity) {
            session.replaceIdentity(code, in);
            for (OutgoingMessage message : outbox.awaiting()) {
                if (message.queued) {
                    // It was to go out again under an id that means nothing in the new session.
                    forgotten(message, in);
                }
            }
        }
    }

    private void correctClockIfUnknown(long noticeId, Incoming in) {
        if (!session.clock.isSynchronized()) {
            session.synchronizeClock(noticeId, in);
        }
    }

    private void repeat(long rejectedId, int code, Incoming in) {
        for (OutgoingMessage message : outbox.takeBack(rejectedId)) {
            if (message.kind == Kind.REQUEST && message.acknowledged && code != BAD_SALT) {
                // That was a second copy; the first one was accepted, and its answer may come yet.
                outbox.await(message);
                continue;
            }
            if (code == 20 && message.kind == Kind.REQUEST) {
                forgotten(message, in);
                continue;
            }
            if (message.kind == Kind.REQUEST && message.copies() > 1 && code != PacketRules.ID_TOO_LOW) {
                rejectedOneOfSeveral(message, code, in);
                continue;
            }
            message.markNotReceived();
            if (++message.rejections > MAX_REJECTIONS) {
                if (message.kind == Kind.REQUEST || message.attachment() != null) {
                    in.report(new SessionEvent.RequestRejected(message, code));
                }
            } else {
                adapt(message, code);
                requeue(message, "rejected with code " + code, in);
            }
        }
    }

    /** Another copy under the same id may have been accepted, or be so yet. (No copy is, once the id is too old.) */
    private void rejectedOneOfSeveral(OutgoingMessage message, int code, Incoming in) {
        boolean ofThisSession = message.sessionId == session.identity.id;
        if (code == BAD_SALT && ofThisSession && ++message.rejections <= MAX_REJECTIONS) {
            outbox.repeat(message);
            in.report(new SessionEvent.MessageResent(message, "a copy was rejected for its salt"));
        } else {
            forgotten(message, in);
        }
    }

    private static void adapt(OutgoingMessage message, int code) {
        switch (code) {
            case 34 -> message.contentRelated = false;
            case 35 -> message.contentRelated = true;
            case 64 -> message.alone = true;
            default -> {
                // A new id, sequence number and salt are all that the other codes ask for.
            }
        }
    }

    /**
     * What was sent before the first message of the session is not in it. But a connection keeps the order: the server
     * has had it, rejected it, which it says, or executed it in a session that it has lost since, maybe before we heard
     * of that one. So it does not go out again by itself unless it may be executed twice. What was sent on this
     * connection is asked for, because some servers name an id that is later than that of the first message.
     */
    void newSession(NewSessionCreated notice, Incoming in) {
        in.report(new SessionEvent.SessionCreated(notice.firstMsgId(), notice.uniqueId()));
        session.adoptSalt(notice.serverSalt(), in);
        List<OutgoingMessage> doubtful = new ArrayList<>();
        for (OutgoingMessage message : outbox.awaiting()) {
            if (message.sessionId != in.session.id || message.messageId() >= notice.firstMsgId()) {
                continue;
            }
            boolean certain = message.acknowledged || message.adrift || message.queued || message.isIdempotent();
            if (message.kind != Kind.REQUEST || certain) {
                forgotten(message, in);
            } else if (!message.precedesSession) {
                // Asked for once: notices without end are not answered with questions without end.
                message.precedesSession = true;
                doubtful.add(message);
            }
        }
        questions.ask(doubtful);
    }

    @Override
    public void received(OutgoingMessage message, Incoming in) {
        message.adrift = false;
        if (!message.acknowledged) {
            message.acknowledged = true;
            in.report(new SessionEvent.MessageAcknowledged(message));
        }
    }

    /**
     * It was executed, and its answer has not come. A copy of the call under its id is a duplicate, to which a server
     * says the answer again, or announces it, for us to ask for it. In another session it would be a new call.
     */
    @Override
    public void answered(OutgoingMessage message, Incoming in) {
        boolean resentByTheServer = message.adrift;
        received(message, in);
        boolean ofThisSession = message.sessionId == session.identity.id;
        if (!resentByTheServer && message.kind == Kind.REQUEST && ofThisSession) {
            outbox.repeat(message);
            in.report(new SessionEvent.MessageResent(message, "its answer was lost"));
        }
    }

    /**
     * What was sent on a connection that is gone may still arrive, after the server said that it had not come. So a call
     * goes out under the id that it had: whichever copy comes second is a duplicate to the server. An id that is too old
     * by now is rejected, in either copy.
     */
    @Override
    public void notReceived(OutgoingMessage message, Incoming in) {
        if (message.precedesSession) {
            forgotten(message, in);
        } else if (message.kind == Kind.REQUEST && message.sessionId == session.identity.id) {
            outbox.repeat(message);
            in.report(new SessionEvent.MessageResent(message, "the server did not receive it"));
        } else {
            requeue(message, "the server did not receive it", in);
        }
    }

    /** Whether the server executed it cannot be known any more. */
    @Override
    public void forgotten(OutgoingMessage message, Incoming in) {
        outbox.remove(message.messageId());
        if (message.kind != Kind.REQUEST || message.isIdempotent()) {
            requeue(message, "it may be executed twice", in);
        } else {
            in.report(new SessionEvent.OutcomeUnknown(message));
        }
    }

    private void requeue(OutgoingMessage message, String reason, Incoming in) {
        outbox.requeue(message);
        in.report(new SessionEvent.MessageResent(message, reason));
    }
}
