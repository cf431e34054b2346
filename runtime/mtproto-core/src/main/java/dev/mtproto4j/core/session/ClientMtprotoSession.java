package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.MessageIdGenerator;
import dev.mtproto4j.core.session.OutgoingMessage.Kind;
import dev.mtproto4j.core.session.SessionEvent.DropReason;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.GetFutureSalts;
import dev.mtproto4j.mtproto.method.RpcDropAnswer;
import dev.mtproto4j.mtproto.type.BadMsgNotification;
import dev.mtproto4j.mtproto.type.BadServerSalt;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's side of a session. It outlives its connections. */
public final class ClientMtprotoSession extends MtprotoSession {

    private static final int SALTS_PER_REQUEST = 64;
    private static final Duration SALT_REQUEST_INTERVAL = Duration.ofMinutes(1);

    private static final int OUTSIDE_IN_A_ROW = 10;

    final ServerSalts salts;
    private final Unpacker unpacker;
    private final RequestRecovery recovery;
    private final SilentCalls silence;
    private @Nullable SessionIdentity previous;
    private @Nullable Instant saltsRequestedAt;
    /** Packets that were outside the time window, since the last one that was not. */
    private int outsideInARow;

    /** A new session under a random id. */
    public ClientMtprotoSession(MessageCipher cipher, SessionOptions options) {
        super(cipher, Side.CLIENT, options.random().nextLong(), options);
        this.salts = new ServerSalts(options.salt(), options.futureSalts());
        this.recovery = new RequestRecovery(this);
        this.silence = new SilentCalls(this, recovery, options.answerPatience());
        this.unpacker = new Unpacker(Side.SERVER, acks, new ClientMessages(this, recovery));
    }

    /** Queues a call; compressed when that makes it shorter. */
    public OutgoingMessage request(byte[] body) {
        return enqueue(new OutgoingMessage(Kind.REQUEST, GzipPacked.packIfSmaller(body)));
    }

    /**
     * Queues a call that the server executes only after others, and refuses with {@code MSG_WAIT_FAILED} if one of them
     * failed; nothing is waited for on this side.
     */
    public OutgoingMessage request(byte[] body, List<OutgoingMessage> after) {
        return after.isEmpty() ? request(body) : enqueue(new OutgoingMessage(Kind.REQUEST, body).after(after));
    }

    /** Queues a call whose body repeats its own message id. It travels in a packet of its own. */
    public OutgoingMessage request(MessageBody body) {
        return enqueue(new OutgoingMessage(Kind.REQUEST, body));
    }

    /** Queues a query of the protocol itself, such as {@code ping}; answered by {@code AnswerReceived}. */
    public OutgoingMessage query(byte[] body) {
        return enqueue(new OutgoingMessage(Kind.SERVICE_REQUEST, body));
    }

    /** Nobody waits for the answer any more: unsent, the message is forgotten; sent, the server is told. */
    public void cancel(OutgoingMessage message) {
        long id = message.messageId();
        if (id != 0 && message.sessionId != identity.id) {
            // It was sent in another session, whose answers nobody waits for.
            outbox.cancel(message);
            return;
        }
        boolean neverSent = outbox.cancel(message);
        if (!neverSent && id != 0 && message.kind == Kind.REQUEST) {
            query(new RpcDropAnswer(id).toByteArray());
        }
    }

    /** Whether a call is queued or unanswered. */
    public boolean hasUnansweredRequests() {
        return outbox.hasRequests();
    }

    /** The server says of the present connection, on which it has answered nothing yet, that it does not know the key. */
    public void denied() {
        for (OutgoingMessage message : outbox.awaiting()) {
            if (!message.adrift) {
                message.deny();
            }
        }
    }

    /** The key is none: the server received nothing of what it {@linkplain #denied() could not read}. */
    public void nothingReceived() {
        outbox.awaiting().stream().filter(OutgoingMessage::isDenied).forEach(OutgoingMessage::markNotReceived);
    }

    /** Another session takes over: gives up what is queued, and returns it. Answers may still be received. */
    public List<OutgoingMessage> retire() {
        acks.clear();
        return outbox.drainQueue();
    }

    /** Messages that wait for a packet and are to be executed after that one. */
    public List<OutgoingMessage> queuedAfter(OutgoingMessage message) {
        return outbox.queuedAfter(message);
    }

    /** The connection ended: requests that were sent on it are adrift until the next one is open. */
    public void transportLost() {
        for (OutgoingMessage message : outbox.awaiting()) {
            if (message.kind == Kind.REQUEST) {
                // What it was about to be repeated for may not hold on the next connection.
                outbox.dequeue(message);
                message.adrift = true;
            } else if (message.attachment() != null) {
                outbox.requeue(message);
            } else {
                outbox.remove(message.messageId());
            }
        }
        clock.distrust();
        quickAcks.clear();
        saltsRequestedAt = null;
    }

    /** A new connection is open: what became of the requests that are adrift is asked first. */
    public List<SessionEvent> transportOpened(Instant now) {
        Incoming in = new Incoming(identity, now);
        recovery.transportOpened(in);
        return List.copyOf(in.events);
    }

    /** The salt in use. */
    public long salt() {
        return salts.current();
    }

    /** The salts known for now and later. */
    public List<SaltInterval> knownSalts() {
        return salts.known();
    }

    /** Goes on under another session id, with numbering from the start. */
    void replaceIdentity(int code, Incoming in) {
        SessionIdentity old = identity;
        previous = old;
        // Ids go on growing, so that none means two messages; unless they are ahead of the server's time.
        identity = new SessionIdentity(
                options.random().nextLong(),
                clock.isTooNew(old.messageIds.last(), in.now) ? new MessageIdGenerator(Side.CLIENT) : old.messageIds);
        acks.clear();
        in.report(new SessionEvent.SessionReplaced(old.id, identity.id, code));
    }

    void adoptSalt(long salt, Incoming in) {
        if (salts.adopt(salt, clock.serverTime(in.now))) {
            reportSalts(in);
        }
    }

    void reportSalts(Incoming in) {
        in.report(new SessionEvent.SaltsChanged(salts.current(), salts.known()));
    }

    void synchronizeClock(long serverMessageId, Incoming in) {
        clock.synchronizeWith(serverMessageId, in.now);
        in.report(new SessionEvent.TimeOffsetChanged(clock.offset()));
    }

    @Override
    SessionIdentity identityOf(EncryptedMessage packet) {
        return previous != null && packet.sessionId() == previous.id ? previous : identity;
    }

    @Override
    long outgoingSalt(Instant now) {
        return salts.at(clock.serverTime(now));
    }

    @Override
    void beforePacking(Instant now) {
        boolean due = saltsRequestedAt == null || !now.isBefore(saltsRequestedAt.plus(SALT_REQUEST_INTERVAL));
        if (options.requestFutureSalts() && due && outbox.hasQueued() && salts.needsMore(clock.serverTime(now))) {
            saltsRequestedAt = now;
            query(new GetFutureSalts(SALTS_PER_REQUEST).toByteArray());
        }
        silence.check(now, clock.serverTime(now));
    }

    /** {@inheritDoc} Among others, because a call has been unanswered for long. */
    @Override
    public @Nullable Instant nextPacketAt() {
        Instant acknowledgements = super.nextPacketAt();
        Instant check = silence.nextCheckAt();
        boolean checkFirst = acknowledgements == null || (check != null && check.isBefore(acknowledgements));
        return checkFirst ? check : acknowledgements;
    }

    @Override
    public boolean hasPacket(Instant now) {
        Instant check = silence.nextCheckAt();
        return super.hasPacket(now) || (check != null && !now.isBefore(check));
    }

    @Override
    void take(EncryptedMessage packet, Incoming in) {
        long id = packet.messageId();
        DropReason reason = check(packet, in);
        if (reason == DropReason.DUPLICATE && !Unpacker.isContainer(packet.body())) {
            acknowledgeAgain(packet, in);
        }
        if (reason != null) {
            in.report(new SessionEvent.PacketDropped(id, reason));
            return;
        }
        unpacker.message(id, packet.seqNo(), packet.body(), in);
    }

    private @Nullable DropReason check(EncryptedMessage packet, Incoming in) {
        long id = packet.messageId();
        if (packet.sessionId() != in.session.id) {
            return DropReason.WRONG_SESSION;
        }
        if (!MessageId.isFrom(Side.SERVER, id)) {
            return DropReason.WRONG_PARITY;
        }
        if (clock.isSynchronized() && !clock.isInWindow(id, in.now) && !mayComeAtAnyTime(packet.body())) {
            doubtClock(id, in);
            return DropReason.OUTSIDE_TIME_WINDOW;
        }
        if (in.session.received.isTooOld(id)) {
            return DropReason.TOO_OLD;
        }
        if (!in.session.received.accept(id)) {
            return DropReason.DUPLICATE;
        }
        outsideInARow = 0;
        return null;
    }

    /**
     * One packet may be old. When nothing else comes, the local clock was set, or what it was measured by had been held
     * up; the answers that would correct it are outside the window as well.
     */
    private void doubtClock(long id, Incoming in) {
        boolean known = in.session.received.contains(id) || in.session.received.isTooOld(id);
        if (!known && ++outsideInARow == OUTSIDE_IN_A_ROW) {
            outsideInARow = 0;
            clock.distrust();
        }
    }

    /** Notices about salt and time are what corrects a wrong clock, and name a message of ours. */
    private boolean mayComeAtAnyTime(byte[] body) {
        if (body.length < 12) {
            return false;
        }
        TlReader reader = new TlReader(body);
        int constructorId = reader.readInt();
        return (constructorId == BadServerSalt.CONSTRUCTOR_ID || constructorId == BadMsgNotification.CONSTRUCTOR_ID)
                && outbox.knows(reader.readLong());
    }
}
