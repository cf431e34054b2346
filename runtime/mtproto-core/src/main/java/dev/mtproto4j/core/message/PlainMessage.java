package dev.mtproto4j.core.message;

import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/**
 * A message without encryption, as the key exchange uses it: eight zero bytes, message id, length, body.
 */
public final class PlainMessage {

    private static final int HEADER = 20;

    private final long messageId;
    private final byte[] body;

    /** A message; the body is not copied. */
    public PlainMessage(long messageId, byte[] body) {
        this.messageId = messageId;
        this.body = body;
    }

    /** Whether a packet begins as a plain message does: no key is named. */
    public static boolean isPlain(byte[] packet) {
        return packet.length >= HEADER && new TlReader(packet).readLong() == 0;
    }

    /**
     * Reads a packet.
     *
     * @throws InvalidMessageException if it is not a plain message, or its length is not that of its body
     */
    public static PlainMessage parse(byte[] packet) {
        if (!isPlain(packet)) {
            throw new InvalidMessageException("a plain message was expected");
        }
        TlReader reader = new TlReader(packet);
        reader.readLong();
        long messageId = reader.readLong();
        int length = reader.readInt();
        if (length < 0 || length != reader.remaining()) {
            throw new InvalidMessageException("a plain message states a length of " + Integer.toUnsignedString(length)
                    + " bytes and has " + reader.remaining());
        }
        return new PlainMessage(messageId, reader.readRaw(length));
    }

    /** The id that the sender gave it. */
    public long messageId() {
        return messageId;
    }

    /** The boxed object, after which real servers put more bytes; not copied. */
    public byte[] body() {
        return body;
    }

    /** The packet. */
    public byte[] toByteArray() {
        TlWriter writer = new TlWriter(HEADER + body.length);
        writer.writeLong(0);
        writer.writeLong(messageId);
        writer.writeInt(body.length);
        writer.writeRaw(body);
        return writer.toByteArray();
    }
}
