package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.NullMarked;

/** Lets a session send all that it wants to, and holds its packets against the rules for senders. */
@NullMarked
final class SentPackets {

    private static final int INVOKE_AFTER_MSG = 0xcb9f372d;

    /** What was sent under an id, by its session. */
    private record Sent(long sessionId, long messageId) {}

    private final Side side;
    private final Map<Sent, Message> messages = new HashMap<>();
    private final Map<Long, Integer> lastSeqNo = new HashMap<>();

    SentPackets(Side side) {
        this.side = side;
    }

    /** Takes packets until there are none; the learner gets the ids. */
    void drain(MtprotoSession session, Instant now, LongConsumer learner) {
        int limit = 8 + session.pendingMessages();
        int packets = 0;
        Optional<EncryptedMessage> next = session.nextMessage(now);
        while (next.isPresent()) {
            assertThat(++packets).as("packets without an end").isLessThanOrEqualTo(limit);
            check(next.get(), learner);
            next = session.nextMessage(now);
        }
        assertThat(session.hasQueuedMessages()).as("left in the queue").isFalse();
    }

    private void check(EncryptedMessage packet, LongConsumer learner) {
        boolean container = Unpacker.isContainer(packet.body());
        Message outer = new Message(packet.messageId(), packet.seqNo(), packet.body());
        List<Message> inner = container ? Unpacker.contents(packet.body()) : List.of(outer);
        assertThat(inner).isNotEmpty().hasSizeLessThanOrEqualTo(MessageContainer.MAX_MESSAGES);
        inner.forEach(message -> sent(packet.sessionId(), message, learner));
        if (container) {
            assertThat(outer.seqNo() & 1).isZero();
            assertThat(inner).allMatch(message -> message.messageId() < outer.messageId());
            assertThat(messages).doesNotContainKey(new Sent(packet.sessionId(), outer.messageId()));
            sent(packet.sessionId(), outer, learner);
        }
    }

    private void sent(long sessionId, Message message, LongConsumer learner) {
        long id = message.messageId();
        assertThat(MessageId.isFrom(side, id)).as("the low bits of %x", id).isTrue();
        Message before = messages.put(new Sent(sessionId, id), message);
        if (before == null) {
            learner.accept(id);
            int seqNo = message.seqNo();
            assertThat(seqNo).isGreaterThanOrEqualTo(lastSeqNo.getOrDefault(sessionId, 0));
            lastSeqNo.put(sessionId, seqNo);
        } else if (!namesOthers(message) && !namesOthers(before)) {
            assertThat(message).as("two messages under the id %x", id).isEqualTo(before);
        }
    }

    /** A call that comes after others is wrapped with their ids, which may have changed since it was sent first. */
    private static boolean namesOthers(Message message) {
        int constructorId = new TlReader(message.body()).peekInt();
        return constructorId == INVOKE_AFTER_MSG || constructorId == GzipPacked.CONSTRUCTOR_ID;
    }
}
