package dev.mtproto4j.core.session;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session reports after it has taken in a packet, time or a change of its connection. */
public sealed interface SessionEvent {

    // --- answers, on the client's side

    /** The message whose waiting ends with this event; {@code null} if it ends none. */
    static @Nullable OutgoingMessage settles(SessionEvent event) {
        if (event instanceof AnswerReceived e) {
            return e.request;
        } else if (event instanceof ErrorReceived e) {
            return e.request;
        } else if (event instanceof AnswerUnreadable e) {
            return e.request;
        } else if (event instanceof RequestRejected e) {
            return e.request;
        }
        return event instanceof OutcomeUnknown e ? e.request : null;
    }

    /** The answer of a request: the boxed result, gzip already undone. */
    final class AnswerReceived implements SessionEvent {
        private final OutgoingMessage request;
        private final byte[] result;

        AnswerReceived(OutgoingMessage request, byte[] result) {
            this.request = request;
            this.result = result;
        }

        public OutgoingMessage request() {
            return request;
        }

        public byte[] result() {
            return result;
        }

        @Override
        public String toString() {
            return "AnswerReceived[" + request + ", " + result.length + " bytes]";
        }
    }

    /** The request failed on the server. */
    record ErrorReceived(OutgoingMessage request, int code, String message) implements SessionEvent {}

    /** The request was executed, and its answer cannot be read. */
    record AnswerUnreadable(OutgoingMessage request, RuntimeException cause) implements SessionEvent {}

    /** The server rejected the message for good; it was not executed. */
    record RequestRejected(OutgoingMessage request, int code) implements SessionEvent {}

    /** The session that carried the request is gone, and the server may have executed it. */
    record OutcomeUnknown(OutgoingMessage request) implements SessionEvent {}

    /** The server has the message. */
    record MessageAcknowledged(OutgoingMessage message) implements SessionEvent {}

    /** The message goes out once more, under a new id unless the peer asked for it by its id. */
    record MessageResent(OutgoingMessage message, String reason) implements SessionEvent {}

    /** An answer that nothing waits for (any more). */
    record AnswerUnmatched(long requestMessageId) implements SessionEvent {}

    /** A boxed object that is not a service message; the session does not know what it is. */
    final class UpdateReceived implements SessionEvent {
        private final long messageId;
        private final byte[] body;

        UpdateReceived(long messageId, byte[] body) {
            this.messageId = messageId;
            this.body = body;
        }

        public long messageId() {
            return messageId;
        }

        public byte[] body() {
            return body;
        }

        @Override
        public String toString() {
            return "UpdateReceived[" + messageId + ", " + body.length + " bytes]";
        }
    }

    // --- state that outlives the session

    /** The server began a session: messages before {@code firstMessageId} and updates may be lost. */
    record SessionCreated(long firstMessageId, long uniqueId) implements SessionEvent {}

    /** The salt in use or the known future ones changed; they are worth storing. */
    record SaltsChanged(long salt, List<SaltInterval> known) implements SessionEvent {
        @Override
        public String toString() {
            return "SaltsChanged[" + known.size() + " known]";
        }
    }

    /** The server's time minus the local time is now known to be this. */
    record TimeOffsetChanged(Duration offset) implements SessionEvent {}

    /** The client gave up its session id for another one, because of this {@code bad_msg_notification} code. */
    record SessionReplaced(long oldSessionId, long newSessionId, int code) implements SessionEvent {}

    // --- the server's side

    /** A boxed object that is not a service message: a call. */
    final class RequestReceived implements SessionEvent {
        private final long messageId;
        private final byte[] body;

        RequestReceived(long messageId, byte[] body) {
            this.messageId = messageId;
            this.body = body;
        }

        public long messageId() {
            return messageId;
        }

        public byte[] body() {
            return body;
        }

        @Override
        public String toString() {
            return "RequestReceived[" + messageId + ", " + body.length + " bytes]";
        }
    }

    /** The client no longer wants the answer of a running call. */
    record AnswerDropped(long requestMessageId) implements SessionEvent {}

    /** {@code ping_delay_disconnect}: close the connection unless another one comes within this time. */
    record DisconnectDelayed(Duration delay) implements SessionEvent {}

    /**
     * The client waits by HTTP; all in milliseconds.
     *
     * @param maxDelay how long what is there may be kept for more to come
     * @param waitAfter how long to wait for more after the last of it
     * @param maxWait how long to wait for anything
     */
    record HttpWaitReceived(int maxDelay, int waitAfter, int maxWait) implements SessionEvent {

        /** What holds for a request that does not say. */
        public static final HttpWaitReceived DEFAULT = new HttpWaitReceived(0, 0, 25_000);
    }

    /** {@code destroy_session}: to be answered through {@link ServerMtprotoSession#answerDestroySession}. */
    record SessionDestroyRequested(long messageId, long sessionId) implements SessionEvent {}

    /** {@code destroy_auth_key}: to be answered through {@link ServerMtprotoSession#answerDestroyAuthKey}. */
    record AuthKeyDestroyRequested(long messageId) implements SessionEvent {}

    /** The client has the answer of this request. */
    record AnswerAcknowledged(long requestMessageId) implements SessionEvent {}

    // --- what went wrong without ending anything

    /** A packet was ignored as the protocol demands. */
    record PacketDropped(long messageId, DropReason reason) implements SessionEvent {}

    /** A message could not be read; what else was in its packet has been processed. */
    record MessageMalformed(long messageId, int constructorId, RuntimeException cause) implements SessionEvent {}

    /** The peer rejected one of our messages; {@code code} is that of {@code bad_msg_notification}. */
    record MessageRejected(long badMessageId, int code) implements SessionEvent {}

    /** This side (the server) rejected a message of the peer with that code. */
    record RejectionSent(long badMessageId, int code) implements SessionEvent {}

    /** Why a packet was dropped. */
    enum DropReason {
        /** It carries another session's id. */
        WRONG_SESSION,
        /** The low bits of its message id are not those of its sender's side. */
        WRONG_PARITY,
        /** Its message id is more than 300 seconds old or 30 seconds ahead. */
        OUTSIDE_TIME_WINDOW,
        /** Its message id was received before. */
        DUPLICATE,
        /** Its message id is older than all that are remembered. */
        TOO_OLD
    }
}
