package dev.mtproto4j.core.message;

import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Several messages in one packet: TL {@code msg_container messages:vector<%Message>}, a bare vector of bare messages.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages#simple-container">Simple container</a>
 */
public final class MessageContainer implements TlObject {

    /** The id that stands before a container. */
    public static final int CONSTRUCTOR_ID = 0x73f1f8dc;

    /** A container has no more messages than this. */
    public static final int MAX_MESSAGES = 1024;

    private static final int MESSAGE_HEADER = 16;

    private final List<Message> messages;

    /**
     * A container.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_MESSAGES}
     */
    public MessageContainer(List<Message> messages) {
        if (messages.size() > MAX_MESSAGES) {
            throw new IllegalArgumentException(messages.size() + " messages in a container, where 1024 is the limit");
        }
        this.messages = List.copyOf(messages);
    }

    /**
     * Reads a container after its constructor id.
     *
     * @throws InvalidMessageException if it has too many messages, a container inside, or a length that is wrong; such a
     *     container is to be refused as a whole
     */
    public static MessageContainer readBare(TlReader reader) {
        int count = reader.remaining() < 4 ? -1 : reader.readInt();
        if (count < 0 || count > MAX_MESSAGES || (long) count * MESSAGE_HEADER > reader.remaining()) {
            throw new InvalidMessageException("a container cannot have " + count + " messages");
        }
        List<Message> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(readMessage(reader));
        }
        return new MessageContainer(messages);
    }

    private static Message readMessage(TlReader reader) {
        if (reader.remaining() < MESSAGE_HEADER) {
            throw new InvalidMessageException("a container ends within a message");
        }
        long messageId = reader.readLong();
        int seqNo = reader.readInt();
        int length = reader.readInt();
        if (length < 0 || length % 4 != 0 || length > reader.remaining()) {
            throw new InvalidMessageException("a message in a container cannot have " + length + " bytes");
        }
        if (length >= 4 && reader.peekInt() == CONSTRUCTOR_ID) {
            throw new InvalidMessageException("a container stands in a container");
        }
        return new Message(messageId, seqNo, reader.readRaw(length));
    }

    /** The messages, in order. */
    public List<Message> messages() {
        return messages;
    }

    @Override
    public int constructorId() {
        return CONSTRUCTOR_ID;
    }

    @Override
    public String tlName() {
        return "msg_container";
    }

    @Override
    public void writeBareTo(TlWriter writer) {
        writer.writeInt(messages.size());
        for (Message message : messages) {
            writer.writeLong(message.messageId());
            writer.writeInt(message.seqNo());
            writer.writeInt(message.body().length);
            writer.writeRaw(message.body());
        }
    }

    @Override
    public String toString() {
        return "msg_container messages:" + messages;
    }
}
