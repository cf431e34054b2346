package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.session.OutgoingMessage.Kind;
import dev.mtproto4j.mtproto.method.DestroyAuthKey;
import dev.mtproto4j.mtproto.method.DestroySession;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import dev.mtproto4j.mtproto.method.RpcDropAnswer;
import dev.mtproto4j.mtproto.type.FutureSalt;
import dev.mtproto4j.mtproto.type.FutureSalts;
import dev.mtproto4j.mtproto.type.HttpWait;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.RpcAnswerDropped;
import dev.mtproto4j.mtproto.type.RpcAnswerDroppedRunning;
import dev.mtproto4j.mtproto.type.RpcAnswerUnknown;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a server does with each message of a client. */
final class ServerMessages implements MessageHandler, StateReports.Consequences {

    private static final int MAX_SALTS = 64;

    private final ServerMtprotoSession session;
    private final CallRegister calls;
    private final SaltSchedule salts;
    private final CommonMessages common;

    ServerMessages(ServerMtprotoSession session, CallRegister calls, SaltSchedule salts) {
        this.session = session;
        this.calls = calls;
        this.salts = salts;
        this.common = new CommonMessages(session, this, calls::stateBits);
    }

    @Override
    public void handle(long messageId, int constructorId, byte[] body, Incoming in) {
        TlReader reader = new TlReader(body);
        reader.readInt();
        switch (constructorId) {
            case Ping.CONSTRUCTOR_ID ->
                session.answer(
                        messageId, new Pong(messageId, Ping.readBare(reader).pingId()));
            case PingDelayDisconnect.CONSTRUCTOR_ID -> {
                PingDelayDisconnect ping = PingDelayDisconnect.readBare(reader);
                session.answer(messageId, new Pong(messageId, ping.pingId()));
                in.report(new SessionEvent.DisconnectDelayed(Duration.ofSeconds(ping.disconnectDelay())));
            }
            case GetFutureSalts.CONSTRUCTOR_ID ->
                futureSalts(messageId, GetFutureSalts.readBare(reader).num(), in);
            case RpcDropAnswer.CONSTRUCTOR_ID ->
                drop(messageId, RpcDropAnswer.readBare(reader).reqMsgId(), in);
            case DestroySession.CONSTRUCTOR_ID ->
                in.report(new SessionEvent.SessionDestroyRequested(
                        messageId, DestroySession.readBare(reader).sessionId()));
            case DestroyAuthKey.CONSTRUCTOR_ID -> in.report(new SessionEvent.AuthKeyDestroyRequested(messageId));
            case HttpWait.CONSTRUCTOR_ID -> {
                HttpWait wait = HttpWait.readBare(reader);
                in.report(new SessionEvent.HttpWaitReceived(wait.maxDelay(), wait.waitAfter(), wait.maxWait()));
            }
            default -> others(messageId, constructorId, reader, body, in);
        }
    }

    /** Whoever sent it waits for an answer, and would wait for ever. */
    @Override
    public void malformed(long messageId, boolean contentRelated, Incoming in) {
        if (contentRelated && calls.stateBits(messageId) == 0) {
            calls.started(messageId);
            session.replyError(messageId, 400, "INPUT_FETCH_ERROR");
        }
    }

    private void others(long messageId, int constructorId, TlReader reader, byte[] body, Incoming in) {
        if (!common.handle(messageId, constructorId, reader, in)) {
            calls.started(messageId);
            in.report(new SessionEvent.RequestReceived(messageId, body));
        }
    }

    @Override
    public void repeated(long messageId, Incoming in) {
        session.repeatAnswer(messageId);
    }

    private void futureSalts(long messageId, int wanted, Incoming in) {
        Instant now = session.clock.serverTime(in.now);
        List<FutureSalt> announced = salts.announce(now, Math.max(1, Math.min(MAX_SALTS, wanted))).stream()
                .map(salt -> new FutureSalt(
                        (int) salt.validSince().getEpochSecond(),
                        (int) salt.validUntil().getEpochSecond(),
                        salt.salt()))
                .toList();
        session.answer(messageId, new FutureSalts(messageId, (int) now.getEpochSecond(), announced));
    }

    private void drop(long messageId, long requestId, Incoming in) {
        OutgoingMessage answer = calls.answer(requestId);
        TlObject outcome;
        if (calls.isRunning(requestId)) {
            outcome = new RpcAnswerDroppedRunning();
        } else if (answer == null) {
            outcome = new RpcAnswerUnknown();
        } else {
            session.outbox.cancel(answer);
            outcome = new RpcAnswerDropped(answer.messageId(), answer.seqNo, answer.knownSize());
        }
        if (calls.remove(requestId)) {
            in.report(new SessionEvent.AnswerDropped(requestId));
        }
        OutgoingMessage reply =
                new OutgoingMessage(Kind.DELIVERY, new RpcResult(messageId, outcome.toByteArray()).toByteArray());
        reply.answers = messageId;
        session.enqueue(reply);
    }

    @Override
    public void received(OutgoingMessage message, Incoming in) {
        session.outbox.remove(message.messageId());
        if (message.answers != 0 && calls.remove(message.answers)) {
            in.report(new SessionEvent.AnswerAcknowledged(message.answers));
        }
    }

    @Override
    public void notReceived(OutgoingMessage message, Incoming in) {
        session.outbox.addFirst(message);
        in.report(new SessionEvent.MessageResent(message, "the client did not receive it"));
    }

    @Override
    public void forgotten(OutgoingMessage message, Incoming in) {
        received(message, in);
    }
}
