package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.SeqNo;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Sealed;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.type.HttpWait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One MTProto session: message ids, sequence numbers, salts, acknowledgements, packing, and every
 * service message. It does no I/O and reads no clock: {@link #receive} turns a packet into events,
 * {@link #nextPacket} is called until it has nothing more to send.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://core.telegram.org/mtproto/description">MTProto: detailed description</a>
 */
public abstract sealed class MtprotoSession permits ClientMtprotoSession, ServerMtprotoSession {

    final SessionOptions options;
    final PeerClock clock;
    final Outbox outbox = new Outbox();
    final AckQueue acks;
    SessionIdentity identity;

    private final MessageCipher cipher;
    private final ContainerPacker packer;
    final QuickAcks quickAcks = new QuickAcks();

    MtprotoSession(MessageCipher cipher, Side self, long id, SessionOptions options) {
        this.cipher = cipher;
        this.options = options;
        this.clock = new PeerClock(options.timeOffset(), options.clockSynchronized());
        this.acks = new AckQueue(options.ackCount(), options.ackDelay());
        this.packer = new ContainerPacker(outbox, acks);
        this.identity = new SessionIdentity(id, self);
    }

    /** The session id in use; a client may replace it when the server rejects its numbering. */
    public final long id() {
        return identity.id;
    }

    /** The other side's time minus the local time. */
    public final Duration timeOffset() {
        return clock.offset();
    }

    /**
     * Takes in an encrypted packet.
     *
     * @throws dev.mtproto4j.core.message.InvalidMessageException if it is not authentic or its frame is
     *     wrong; the connection should be closed
     */
    public final List<SessionEvent> receive(byte[] packet, Instant now) {
        return accept(EncryptedMessage.decrypt(cipher, packet), now);
    }

    /** Takes in a decrypted packet, for a caller that needed its session id first. */
    public final List<SessionEvent> accept(EncryptedMessage packet, Instant now) {
        Incoming in = new Incoming(identityOf(packet), now);
        take(packet, in);
        return List.copyOf(in.events);
    }

    abstract void take(EncryptedMessage packet, Incoming in);

    /** The identity that the packet names; the current one if it names none of ours. */
    SessionIdentity identityOf(EncryptedMessage packet) {
        return identity;
    }

    /** The next packet to write, or nothing if all is sent and no acknowledgement is due. */
    public final Optional<byte[]> nextPacket(Instant now) {
        return nextMessage(now).map(message -> message.encrypt(cipher));
    }

    /**
     * {@link #nextPacket} for a transport with quick acknowledgements, where a message that wants one is asked for by its
     * packet.
     */
    public final Optional<OutgoingPacket> nextPacketWithQuickAck(Instant now) {
        return nextMessage(now).map(this::seal);
    }

    /**
     * {@link #nextPacket} for HTTP, where each packet says how long the server may wait with its answer.
     *
     * @param evenIfEmpty whether to make a packet that says only that
     */
    public final Optional<byte[]> nextPacket(Instant now, HttpWait wait, boolean evenIfEmpty) {
        if (!evenIfEmpty && !hasPacket(now)) {
            return Optional.empty();
        }
        OutgoingMessage first = outbox.peek();
        if (first == null || !first.alone) {
            outbox.addFirst(new OutgoingMessage(OutgoingMessage.Kind.NOTICE, wait.toByteArray()));
        }
        return nextPacket(now);
    }

    private OutgoingPacket seal(EncryptedMessage message) {
        List<OutgoingMessage> wanting = packer.wantingQuickAck();
        Sealed sealed = cipher.seal(message.headerAndBody());
        if (!wanting.isEmpty()) {
            quickAcks.expect(sealed.quickAckToken(), wanting);
        }
        return new OutgoingPacket(sealed.packet(), !wanting.isEmpty());
    }

    /** The messages that a quick acknowledgement is for; none if it is not expected. */
    public final List<OutgoingMessage> quickAcknowledged(int token) {
        return quickAcks.take(token);
    }

    /** {@link #nextPacket} before its encryption. */
    final Optional<EncryptedMessage> nextMessage(Instant now) {
        beforePacking(now);
        return Optional.ofNullable(packer.next(identity, outgoingSalt(now), now, clock.serverTime(now)));
    }

    /** Whether {@link #nextPacket} would give one. */
    public boolean hasPacket(Instant now) {
        return outbox.hasQueued() || acks.isDue(now);
    }

    /** A packet that says nothing, for an answer of HTTP that has waited long enough. */
    public final byte[] emptyContainer(Instant now) {
        long id = identity.messageIds.next(clock.serverTime(now));
        byte[] body = new MessageContainer(List.of()).toByteArray();
        return new EncryptedMessage(outgoingSalt(now), identity.id, id, identity.seqNos.next(false), body)
                .encrypt(cipher);
    }

    void beforePacking(Instant now) {}

    abstract long outgoingSalt(Instant now);

    /** When {@link #nextPacket} has to be called even if nothing happens until then. */
    public @Nullable Instant nextPacketAt() {
        return acks.dueAt();
    }

    /** Lets acknowledgements go out with the next packet without waiting: the session is about to end. */
    public final void hurryAcknowledgements() {
        acks.hurry();
    }

    /** Whether anything waits for a packet right now. */
    public final boolean hasQueuedMessages() {
        return outbox.hasQueued();
    }

    /** Messages that are queued or unanswered. */
    public final int pendingMessages() {
        return outbox.size();
    }

    /** Forgets all that is queued and unanswered, and returns it. */
    public final List<OutgoingMessage> abandon() {
        acks.clear();
        return outbox.drain();
    }

    final OutgoingMessage enqueue(OutgoingMessage message) {
        outbox.add(message);
        return message;
    }

    final void notice(byte[] body) {
        outbox.add(new OutgoingMessage(OutgoingMessage.Kind.NOTICE, body));
    }

    /** Acknowledges a repeated message again: the first acknowledgement may have been lost. */
    final void acknowledgeAgain(EncryptedMessage packet, Incoming in) {
        if (SeqNo.isContentRelated(packet.seqNo())) {
            acks.add(packet.messageId(), in.now);
        }
    }

    /** The ids alone: nothing in a session is fit for a log but them. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + Long.toHexString(identity.id) + "]";
    }
}
