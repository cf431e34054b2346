package dev.mtproto4j.core.message;

import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;

/**
 * The content of an encrypted packet: salt, session id, message id, sequence number, length, body; then padding.
 *
 * <p>Whether salt, session id and message id are acceptable is for the session to decide; here, the packet is
 * authenticated and its structure checked.
 *
 * @see <a href="https://core.telegram.org/mtproto/security_guidelines">Security guidelines</a>
 */
public final class EncryptedMessage {

    private static final int HEADER = 32;
    private static final int MIN_PADDING = 12;
    private static final int MAX_PADDING = 1024;

    private final long salt;
    private final long sessionId;
    private final long messageId;
    private final int seqNo;
    private final byte[] body;

    /**
     * A message.
     *
     * @param body a boxed object, of a length divisible by four; not copied
     */
    public EncryptedMessage(long salt, long sessionId, long messageId, int seqNo, byte[] body) {
        if (body.length % 4 != 0) {
            throw new IllegalArgumentException("a body has whole words, not " + body.length + " bytes");
        }
        this.salt = salt;
        this.sessionId = sessionId;
        this.messageId = messageId;
        this.seqNo = seqNo;
        this.body = body;
    }

    /**
     * Decrypts and checks a packet.
     *
     * @throws InvalidMessageException if any check fails; which one does not show, so that a forger learns nothing
     */
    public static EncryptedMessage decrypt(MessageCipher cipher, byte[] packet) {
        byte[] plaintext;
        try {
            plaintext = cipher.decrypt(packet);
        } catch (SecurityCheckException e) {
            throw refused();
        }
        return parse(plaintext);
    }

    /** Reads an authenticated plaintext, padding included. */
    static EncryptedMessage parse(byte[] plaintext) {
        if (plaintext.length < HEADER) {
            throw refused();
        }
        TlReader reader = new TlReader(plaintext);
        long salt = reader.readLong();
        long sessionId = reader.readLong();
        long messageId = reader.readLong();
        int seqNo = reader.readInt();
        int length = reader.readInt();
        int padding = reader.remaining() - length;
        if (length < 0 || length % 4 != 0 || padding < MIN_PADDING || padding > MAX_PADDING) {
            throw refused();
        }
        return new EncryptedMessage(salt, sessionId, messageId, seqNo, reader.readRaw(length));
    }

    private static InvalidMessageException refused() {
        return new InvalidMessageException("a packet did not pass the checks of an encrypted message");
    }

    /** The packet: key id, message key, encrypted content. */
    public byte[] encrypt(MessageCipher cipher) {
        return cipher.encrypt(headerAndBody());
    }

    /** The plaintext before padding. */
    public byte[] headerAndBody() {
        TlWriter writer = new TlWriter(HEADER + body.length);
        writer.writeLong(salt);
        writer.writeLong(sessionId);
        writer.writeLong(messageId);
        writer.writeInt(seqNo);
        writer.writeInt(body.length);
        writer.writeRaw(body);
        return writer.toByteArray();
    }

    /** The salt of the server. */
    public long salt() {
        return salt;
    }

    /** The session that the client chose. */
    public long sessionId() {
        return sessionId;
    }

    /** See {@link MessageId}. */
    public long messageId() {
        return messageId;
    }

    /** See {@link SeqNo}. */
    public int seqNo() {
        return seqNo;
    }

    /** The boxed object; not copied. */
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return "EncryptedMessage[messageId=" + Long.toHexString(messageId) + ", seqNo=" + seqNo + ", " + body.length
                + " bytes]";
    }
}
