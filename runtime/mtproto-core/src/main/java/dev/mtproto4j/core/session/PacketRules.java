package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.crypto.Side;
import java.util.List;

/**
 * What a server holds against a client's packet before it looks into it; a container passes or fails
 * as a whole.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message">
 *     Notice of ignored error message</a>
 */
final class PacketRules {

    static final int ID_TOO_LOW = 16;
    static final int ID_TOO_HIGH = 17;
    static final int WRONG_ID_BITS = 18;
    static final int REUSED_CONTAINER_ID = 19;
    static final int TOO_OLD = 20;
    static final int EVEN_EXPECTED = 34;
    static final int BAD_SALT = 48;
    static final int BAD_CONTAINER = 64;

    private final PeerClock clock;
    private final SequenceCheck sequence = new SequenceCheck();

    PacketRules(PeerClock clock) {
        this.clock = clock;
    }

    /** The code of {@code bad_msg_notification}, 0 if the packet is in order. */
    int check(EncryptedMessage packet, List<Message> contents, Incoming in) {
        long id = packet.messageId();
        if (!MessageId.isFrom(Side.CLIENT, id)) {
            return WRONG_ID_BITS;
        }
        if (clock.isTooOld(id, in.now)) {
            return ID_TOO_LOW;
        }
        if (clock.isTooNew(id, in.now)) {
            return ID_TOO_HIGH;
        }
        boolean container = Unpacker.isContainer(packet.body());
        if (container && (packet.seqNo() & 1) == 1) {
            return EVEN_EXPECTED;
        }
        if (container && (contents.isEmpty() || contents.size() > MessageContainer.MAX_MESSAGES)) {
            return BAD_CONTAINER;
        }
        for (Message message : contents) {
            if (message.messageId() >= id
                    || !MessageId.isFrom(Side.CLIENT, message.messageId())
                    || Unpacker.isContainer(message.body())) {
                return BAD_CONTAINER;
            }
        }
        return checkSequence(packet, contents, in);
    }

    private int checkSequence(EncryptedMessage packet, List<Message> contents, Incoming in) {
        int code = sequence.check(packet.messageId(), packet.seqNo());
        for (Message message : contents) {
            if (code != 0) {
                return code;
            }
            if (!in.session.received.contains(message.messageId())) {
                code = sequence.check(message.messageId(), message.seqNo());
            }
        }
        return code;
    }

    /** Remembers the numbers of a packet that passed. */
    void accepted(EncryptedMessage packet, List<Message> contents) {
        sequence.add(packet.messageId(), packet.seqNo());
        contents.forEach(message -> sequence.add(message.messageId(), message.seqNo()));
    }

    /** Whether a packet with a known id is something else than the packet that came under it before. */
    boolean reusesId(EncryptedMessage packet) {
        return Unpacker.isContainer(packet.body()) && !sequence.has(packet.messageId(), packet.seqNo());
    }
}
