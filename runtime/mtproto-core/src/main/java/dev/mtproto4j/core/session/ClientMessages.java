package dev.mtproto4j.core.session;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyFail;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyNone;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyOk;
import dev.mtproto4j.mtproto.type.DestroySessionNone;
import dev.mtproto4j.mtproto.type.DestroySessionOk;
import dev.mtproto4j.mtproto.type.FutureSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.HttpWait;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client does with each message of its server. */
final class ClientMessages implements MessageHandler {

    /** An answer cannot be older than its question; beyond this the local clock is to blame. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(15);

    /** What a server says to {@code invokeAfterMsg} when it does not have the message that is named. */
    private static final Set<String> WAIT_ERRORS = Set.of("MSG_WAIT_FAILED", "MSG_WAIT_TIMEOUT");

    private static final int MAX_WAITS = 5;

    /** What one {@code get_future_salts} may ask for. */
    private static final int MAX_SALTS = 64;

    private final ClientMtprotoSession session;
    private final RequestRecovery recovery;
    private final CommonMessages common;

    ClientMessages(ClientMtprotoSession session, RequestRecovery recovery) {
        this.session = session;
        this.recovery = recovery;
        this.common = new CommonMessages(session, recovery, id -> 0);
    }

    @Override
    public void handle(long messageId, int constructorId, byte[] body, Incoming in) {
        TlReader reader = new TlReader(body);
        reader.readInt();
        switch (constructorId) {
            case RpcResult.CONSTRUCTOR_ID -> result(messageId, RpcResult.readBare(reader), in);
            case Pong.CONSTRUCTOR_ID -> {
                long queryId = Pong.readBare(reader).msgId();
                measureClock(messageId, queryId, in);
                answer(queryId, body, in);
            }
            case FutureSalts.CONSTRUCTOR_ID -> futureSalts(messageId, FutureSalts.readBare(reader), body, in);
            case BadServerSalt.CONSTRUCTOR_ID -> recovery.badSalt(messageId, BadServerSalt.readBare(reader), in);
            case BadMsgNotification.CONSTRUCTOR_ID ->
                recovery.badMessage(messageId, BadMsgNotification.readBare(reader), in);
            case NewSessionCreated.CONSTRUCTOR_ID -> recovery.newSession(NewSessionCreated.readBare(reader), in);
            case DestroySessionOk.CONSTRUCTOR_ID, DestroySessionNone.CONSTRUCTOR_ID ->
                destroyed(reader.readLong(), body, in);
            case DestroyAuthKeyOk.CONSTRUCTOR_ID,
                    DestroyAuthKeyNone.CONSTRUCTOR_ID,
                    DestroyAuthKeyFail.CONSTRUCTOR_ID -> answerTo(find(DestroyAuthKey.CONSTRUCTOR_ID, null), body, in);
            case HttpWait.CONSTRUCTOR_ID -> {}
            default -> others(messageId, constructorId, reader, body, in);
        }
    }

    private void others(long messageId, int constructorId, TlReader reader, byte[] body, Incoming in) {
        if (!common.handle(messageId, constructorId, reader, in)) {
            in.report(new SessionEvent.UpdateReceived(messageId, body));
        }
    }

    private void result(long messageId, RpcResult result, Incoming in) {
        OutgoingMessage request = session.outbox.awaiting(result.reqMsgId());
        if (request == null || request.sessionId != in.session.id) {
            in.report(new SessionEvent.AnswerUnmatched(result.reqMsgId()));
            return;
        }
        session.outbox.remove(result.reqMsgId());
        request.acknowledged = true;
        Instant asked = MessageId.instant(result.reqMsgId());
        if (MessageId.instant(messageId).isBefore(asked.minus(CLOCK_TOLERANCE))) {
            session.synchronizeClock(messageId, in);
        }
        try {
            byte[] body = GzipPacked.unpack(result.result(), in.budget);
            if (body.length >= 4 && new TlReader(body).peekInt() == RpcError.CONSTRUCTOR_ID) {
                RpcError error = RpcError.read(new TlReader(body));
                failed(request, error.errorCode(), error.errorMessage(), in);
            } else {
                request.succeeded = true;
                request.forgetEarlierOnes();
                in.report(new SessionEvent.AnswerReceived(request, body));
            }
        } catch (TlException | MtprotoException e) {
            // It was executed, and its answer is lost: the caller has to know at once.
            in.report(new SessionEvent.AnswerUnreadable(request, e));
        }
    }

    private void failed(OutgoingMessage request, int code, String error, Incoming in) {
        if (WAIT_ERRORS.contains(error) && request.namesOutdatedIds() && request.rejections++ < MAX_WAITS) {
            session.outbox.requeue(request);
            in.report(new SessionEvent.MessageResent(request, "what it comes after has another id by now"));
        } else {
            request.forgetEarlierOnes();
            in.report(new SessionEvent.ErrorReceived(request, code, error));
        }
    }

    private void answer(long queryId, byte[] body, Incoming in) {
        OutgoingMessage query = session.outbox.remove(queryId);
        if (query == null) {
            in.report(new SessionEvent.AnswerUnmatched(queryId));
        } else {
            in.report(new SessionEvent.AnswerReceived(query, body));
        }
    }

    private void futureSalts(long messageId, FutureSalts answer, byte[] body, Incoming in) {
        OutgoingMessage query = session.outbox.awaiting(answer.reqMsgId());
        if (query == null || query.constructorId() != GetFutureSalts.CONSTRUCTOR_ID) {
            in.report(new SessionEvent.AnswerUnmatched(answer.reqMsgId()));
            return;
        }
        measureClock(messageId, answer.reqMsgId(), in);
        if (answer.salts().size() > MAX_SALTS) {
            session.outbox.remove(answer.reqMsgId());
            in.report(new SessionEvent.AnswerUnreadable(
                    query,
                    new InvalidMessageException(answer.salts().size() + " salts, " + MAX_SALTS + " are allowed")));
            return;
        }
        List<SaltInterval> salts = new ArrayList<>();
        for (FutureSalt salt : answer.salts()) {
            salts.add(new SaltInterval(
                    salt.salt(),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(salt.validSince())),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(salt.validUntil()))));
        }
        session.salts.addAll(salts);
        session.reportSalts(in);
        answer(answer.reqMsgId(), body, in);
    }

    /** {@code destroy_session} is answered without the id of the query. */
    private void destroyed(long sessionId, byte[] body, Incoming in) {
        answerTo(find(DestroySession.CONSTRUCTOR_ID, sessionId), body, in);
    }

    private void answerTo(@Nullable OutgoingMessage query, byte[] body, Incoming in) {
        answer(query == null ? 0 : query.messageId(), body, in);
    }

    private @Nullable OutgoingMessage find(int constructorId, @Nullable Long argument) {
        for (OutgoingMessage message : session.outbox.awaiting()) {
            if (message.constructorId() == constructorId
                    && (argument == null || new TlReader(message.bytes(), 4, 8).readLong() == argument)) {
                return message;
            }
        }
        return null;
    }

    /**
     * The id of an answer that is made on the spot tells the server's time, at some moment since the question: it may have
     * been held up on its way, or this process.
     */
    private void measureClock(long messageId, long queryId, Incoming in) {
        Instant made = MessageId.instant(messageId);
        boolean beforeTheQuestion = made.isBefore(MessageId.instant(queryId).minus(CLOCK_TOLERANCE));
        boolean ahead = made.isAfter(session.clock.serverTime(in.now).plus(CLOCK_TOLERANCE));
        if (!session.clock.isSynchronized() || beforeTheQuestion || ahead) {
            session.synchronizeClock(messageId, in);
        }
    }
}
