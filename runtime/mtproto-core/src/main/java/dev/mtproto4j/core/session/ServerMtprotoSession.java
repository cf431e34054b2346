package dev.mtproto4j.core.session;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.RpcResult;
import dev.mtproto4j.core.session.OutgoingMessage.Kind;
import dev.mtproto4j.core.session.SessionEvent.DropReason;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyFail;
import dev.mtproto4j.mtproto.type.DestroyAuthKeyOk;
import dev.mtproto4j.mtproto.type.DestroySessionNone;
import dev.mtproto4j.mtproto.type.DestroySessionOk;
import dev.mtproto4j.mtproto.type.NewSessionCreated;
import dev.mtproto4j.mtproto.type.RpcError;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The server's side of a session. Answers and updates are kept until the client acknowledges them. */
public final class ServerMtprotoSession extends MtprotoSession {

    private final SaltSchedule salts;
    private final CallRegister calls = new CallRegister();
    private final PacketRules rules;
    private final Unpacker unpacker;
    private boolean announced;

    /** A session under the id that the client chose. */
    public ServerMtprotoSession(MessageCipher cipher, long id, SaltSchedule salts, SessionOptions options) {
        super(cipher, Side.SERVER, id, options);
        this.salts = salts;
        this.rules = new PacketRules(clock);
        this.unpacker = new Unpacker(Side.CLIENT, acks, new ServerMessages(this, calls, salts));
    }

    /**
     * Answers a call; compressed when that makes it shorter.
     *
     * @return {@code false} if the call is unknown, answered already, or dropped by the client
     */
    public boolean reply(long requestId, byte[] result) {
        if (!calls.isRunning(requestId)) {
            return false;
        }
        OutgoingMessage answer = new OutgoingMessage(
                Kind.DELIVERY, new RpcResult(requestId, GzipPacked.packIfSmaller(result)).toByteArray());
        answer.answers = requestId;
        calls.answered(requestId, answer);
        acks.remove(requestId);
        enqueue(answer);
        return true;
    }

    /** Answers a call with {@code rpc_error}. */
    public boolean replyError(long requestId, int code, String message) {
        return reply(requestId, new RpcError(code, message).toByteArray());
    }

    /** Sends an object of the server's own accord, such as {@code Updates}. */
    public OutgoingMessage push(byte[] boxed) {
        return enqueue(new OutgoingMessage(Kind.DELIVERY, GzipPacked.packIfSmaller(boxed)));
    }

    /** The answer of {@code destroy_session}. */
    public void answerDestroySession(long requestId, long sessionId, boolean existed) {
        answer(requestId, existed ? new DestroySessionOk(sessionId) : new DestroySessionNone(sessionId));
    }

    /** The answer of {@code destroy_auth_key}. */
    public void answerDestroyAuthKey(long requestId, boolean destroyed) {
        answer(requestId, destroyed ? new DestroyAuthKeyOk() : new DestroyAuthKeyFail());
    }

    /** The client is on another connection than before: what it has not acknowledged goes out again. */
    public void transportOpened() {
        for (OutgoingMessage message : outbox.awaiting()) {
            // The same ids, so that the client recognizes what it has after all.
            outbox.add(message);
        }
    }

    /** Lets the server's clock run ahead of or behind the one that is passed in. */
    public void shiftClock(Duration offset) {
        clock.set(offset);
    }

    /** Queues an answer again that was sent and not acknowledged, under the same message id. */
    public boolean repeatAnswer(long requestId) {
        OutgoingMessage answer = calls.answer(requestId);
        if (answer != null && answer.messageId() != 0) {
            outbox.add(answer);
            return true;
        }
        return false;
    }

    /** A short answer that is not kept, under the id of a response. */
    void answer(long requestId, TlObject object) {
        OutgoingMessage message = new OutgoingMessage(Kind.NOTICE, object.toByteArray());
        message.answers = requestId;
        enqueue(message);
    }

    @Override
    long outgoingSalt(Instant now) {
        return salts.current(clock.serverTime(now));
    }

    @Override
    void take(EncryptedMessage packet, Incoming in) {
        long id = packet.messageId();
        if (in.session.received.contains(id)) {
            duplicate(packet, in);
            return;
        }
        List<Message> contents;
        int code;
        try {
            contents = Unpacker.isContainer(packet.body()) ? Unpacker.contents(packet.body()) : List.of();
            code = rules.check(packet, contents, in);
        } catch (TlException | MtprotoException e) {
            in.report(new SessionEvent.MessageMalformed(id, 0, e));
            contents = List.of();
            code = PacketRules.BAD_CONTAINER;
        }
        if (code == 0 && !salts.accepts(packet.salt(), clock.serverTime(in.now))) {
            code = PacketRules.BAD_SALT;
        }
        if (code != 0) {
            reject(packet, code, in);
            return;
        }
        if (!in.session.received.accept(id)) {
            reject(packet, PacketRules.TOO_OLD, in);
            return;
        }
        rules.accepted(packet, contents);
        announce(packet, contents, in);
        unpacker.message(id, packet.seqNo(), packet.body(), in);
    }

    private void duplicate(EncryptedMessage packet, Incoming in) {
        if (rules.reusesId(packet)) {
            reject(packet, PacketRules.REUSED_CONTAINER_ID, in);
            return;
        }
        acknowledgeAgain(packet, in);
        repeatAnswer(packet.messageId());
        in.report(new SessionEvent.PacketDropped(packet.messageId(), DropReason.DUPLICATE));
    }

    private void reject(EncryptedMessage packet, int code, Incoming in) {
        long id = packet.messageId();
        TlObject notice = code == PacketRules.BAD_SALT
                ? new BadServerSalt(id, packet.seqNo(), code, salts.current(clock.serverTime(in.now)))
                : new BadMsgNotification(id, packet.seqNo(), code);
        answer(id, notice);
        in.report(new SessionEvent.RejectionSent(id, code));
    }

    /** The first accepted packet begins the session; the client is told which of its messages count. */
    private void announce(EncryptedMessage packet, List<Message> contents, Incoming in) {
        if (announced) {
            return;
        }
        announced = true;
        long first = contents.stream().mapToLong(Message::messageId).min().orElse(packet.messageId());
        long uniqueId = options.random().nextLong();
        long salt = salts.current(clock.serverTime(in.now));
        outbox.addFirst(new OutgoingMessage(Kind.DELIVERY, new NewSessionCreated(first, uniqueId, salt).toByteArray()));
        in.report(new SessionEvent.SessionCreated(first, uniqueId));
    }
}
