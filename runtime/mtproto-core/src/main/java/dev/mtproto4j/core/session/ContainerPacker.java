package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.mtproto.type.MsgsAck;
import dev.mtproto4j.tl.LongVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes as many queued messages and acknowledgements as go into one packet, and gives them their ids.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#simple-container">Simple container</a>
 */
final class ContainerPacker {

    /** The protocol allows 1024; acknowledgements need one place. */
    private static final int MAX_MESSAGES = 1000;

    /** Container bodies above 1 MiB are refused by servers. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int MESSAGE_OVERHEAD = 16;

    private final Outbox outbox;
    private final AckQueue acks;
    private List<OutgoingMessage> packed = List.of();

    ContainerPacker(Outbox outbox, AckQueue acks) {
        this.outbox = outbox;
        this.acks = acks;
    }

    /** The next packet, or {@code null} if there is nothing that should go out now. */
    @Nullable
    EncryptedMessage next(SessionIdentity session, long salt, Instant now, Instant peerTime) {
        if (!outbox.hasQueued() && !acks.isDue(now)) {
            return null;
        }
        List<OutgoingMessage> chosen = choose();
        packed = chosen;
        List<Message> messages = new ArrayList<>(chosen.size());
        for (OutgoingMessage message : chosen) {
            identify(message, session, peerTime);
            messages.add(new Message(message.messageId(), message.seqNo, message.bytes()));
        }
        EncryptedMessage packet;
        if (messages.size() == 1) {
            Message only = messages.get(0);
            packet = new EncryptedMessage(salt, session.id, only.messageId(), only.seqNo(), only.body());
        } else {
            // The id comes after those of the messages inside, as it must be the greatest.
            packet = new EncryptedMessage(
                    salt,
                    session.id,
                    unused(session, peerTime),
                    session.seqNos.next(false),
                    new MessageContainer(messages).toByteArray());
        }
        outbox.sent(packet.messageId(), chosen);
        return packet;
    }

    /** The messages of the last packet whose senders want to hear of its arrival. */
    List<OutgoingMessage> wantingQuickAck() {
        return packed.stream().filter(message -> message.wantsQuickAck).toList();
    }

    private List<OutgoingMessage> choose() {
        List<OutgoingMessage> chosen = new ArrayList<>();
        int bytes = 0;
        int postponed = 0;
        for (OutgoingMessage next = outbox.peek(); next != null; next = outbox.peek()) {
            if (next.comesAfterQueuedOnes()) {
                if (postponed++ > outbox.queued()) {
                    break;
                }
                outbox.postpone();
                continue;
            }
            int size = next.knownSize() + MESSAGE_OVERHEAD;
            boolean fits = chosen.size() < MAX_MESSAGES && bytes + size <= MAX_BYTES && !next.alone;
            if (!fits && !chosen.isEmpty()) {
                break;
            }
            outbox.poll();
            chosen.add(next);
            bytes += size;
            if (next.alone) {
                return chosen;
            }
        }
        if (!acks.isEmpty() && bytes < MAX_BYTES) {
            MsgsAck ack = new MsgsAck(LongVector.of(acks.take()));
            chosen.add(new OutgoingMessage(OutgoingMessage.Kind.NOTICE, ack.toByteArray()));
        }
        return chosen;
    }

    /** A message that has its id already is being repeated under it. */
    private void identify(OutgoingMessage message, SessionIdentity session, Instant peerTime) {
        if (message.messageId() != 0) {
            return;
        }
        long id = message.answers == 0 ? unused(session, peerTime) : session.messageIds.nextResponse(peerTime);
        message.assign(id, session.seqNos.next(message.contentRelated));
        message.sessionId = session.id;
    }

    /** Ids begin anew when a session does that takes over from one whose ids were ahead of the time. */
    private long unused(SessionIdentity session, Instant peerTime) {
        long id = session.messageIds.next(peerTime);
        while (outbox.knows(id)) {
            id = session.messageIds.next(peerTime);
        }
        return id;
    }
}
