package dev.mtproto4j.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Encrypts and decrypts messages of MTProto 2.0 under one authorization key. An instance is for one thread at a time.
 *
 * <p>A message in the clear is {@code salt:8 session_id:8 msg_id:8 seqno:4 length:4}, so many bytes of data, and padding.
 *
 * @see <a href="https://core.telegram.org/mtproto/description">MTProto 2.0</a>
 */
public final class MessageCipher {
    /** The bytes before the data: salt, session, message id, sequence number, length. */
    public static final int HEADER_BYTES = 32;

    private static final int ENVELOPE_BYTES = 24;
    private static final int LENGTH_OFFSET = 28;
    private static final int BLOCK = 16;
    private static final int MIN_PADDING = 12;
    private static final int MAX_PADDING = 1024;

    /** Blocks of padding more than needed, so that the size of a packet says less about what is in it. */
    private static final int MAX_EXTRA_BLOCKS = 16;

    private final AuthKey authKey;
    private final Side self;
    private final SecureRandom random;
    private final AesIge ige = new AesIge();
    private final MessageDigest sha256 = Hashes.newSha256();

    /**
     * The cipher of one end of a connection.
     *
     * @param self the side that this end is: what it encrypts is sent by it, what it decrypts by the other
     * @param random where padding comes from
     */
    public MessageCipher(AuthKey authKey, Side self, SecureRandom random) {
        this.authKey = authKey;
        this.self = self;
        this.random = random;
    }

    /**
     * Encrypts a message.
     *
     * @param message header and data; the length in the header must be that of the data, a multiple of 4
     * @return {@code auth_key_id}, {@code msg_key} and the encrypted data
     * @throws IllegalArgumentException if the length in the header is wrong
     */
    public byte[] encrypt(byte[] message) {
        return seal(message).packet();
    }

    /** Encrypts a message as {@link #encrypt} does, and computes its token for a quick acknowledgement. */
    public Sealed seal(byte[] message) {
        int length = message.length < HEADER_BYTES ? -1 : Bytes.intAt(message, LENGTH_OFFSET);
        if (length != message.length - HEADER_BYTES || length % 4 != 0) {
            throw new IllegalArgumentException(
                    "the header says " + length + " for a message of " + message.length + " bytes");
        }
        int extra = random.nextInt(MAX_EXTRA_BLOCKS) * BLOCK;
        int padding = MIN_PADDING + (-(message.length + MIN_PADDING) & (BLOCK - 1)) + extra;
        return seal(message, padding);
    }

    /** Encrypts a message that is not checked, with so many bytes of padding. */
    Sealed seal(byte[] message, int padding) {
        int length = message.length + padding;
        byte[] packet = new byte[ENVELOPE_BYTES + length];
        byte[] pad = new byte[padding];
        random.nextBytes(pad);
        System.arraycopy(message, 0, packet, ENVELOPE_BYTES, message.length);
        System.arraycopy(pad, 0, packet, ENVELOPE_BYTES + message.length, padding);
        byte[] large = largeMessageKey(self, packet, ENVELOPE_BYTES, length);
        byte[] messageKey = Arrays.copyOfRange(large, 8, 24);
        Bytes.LONG_LE.set(packet, 0, authKey.id());
        System.arraycopy(messageKey, 0, packet, 8, messageKey.length);
        AesKey aes = KeyDerivation.v2(sha256, authKey, messageKey, self);
        ige.encrypt(aes.key(), aes.iv(), packet, ENVELOPE_BYTES, packet, ENVELOPE_BYTES, length);
        aes.destroy();
        return new Sealed(packet, token(large));
    }

    /**
     * Decrypts and checks a packet: the id of the key, the message key over everything including padding (in constant
     * time), the length in the header, and the amount of padding. Up to 15 bytes more than whole blocks, which the padded
     * transport adds, are cut off.
     *
     * @return header, data and padding; the length in the header is right
     * @throws SecurityCheckException if anything is wrong; it does not say what, so that nobody learns it
     */
    public byte[] decrypt(byte[] packet) {
        int length = (packet.length - ENVELOPE_BYTES) & -BLOCK;
        if (length < HEADER_BYTES + MIN_PADDING || Bytes.longAt(packet, 0) != authKey.id()) {
            throw wrong();
        }
        byte[] messageKey = Arrays.copyOfRange(packet, 8, ENVELOPE_BYTES);
        byte[] plaintext = new byte[length];
        AesKey aes = KeyDerivation.v2(sha256, authKey, messageKey, self.opposite());
        ige.decrypt(aes.key(), aes.iv(), packet, ENVELOPE_BYTES, plaintext, 0, length);
        aes.destroy();
        byte[] large = largeMessageKey(self.opposite(), plaintext, 0, length);
        boolean genuine = MessageDigest.isEqual(messageKey, Arrays.copyOfRange(large, 8, 24));
        int dataLength = Bytes.intAt(plaintext, LENGTH_OFFSET);
        int padding = length - HEADER_BYTES - dataLength;
        boolean wellFormed = dataLength >= 0 && dataLength % 4 == 0 && padding >= MIN_PADDING && padding <= MAX_PADDING;
        if (!(genuine && wellFormed)) {
            Arrays.fill(plaintext, (byte) 0);
            throw wrong();
        }
        return plaintext;
    }

    /**
     * The token with which a server confirms a client's message.
     *
     * @param plaintext what {@link #decrypt} returned for it, with padding
     */
    public int quickAckToken(byte[] plaintext) {
        return token(largeMessageKey(Side.CLIENT, plaintext, 0, plaintext.length));
    }

    private static int token(byte[] largeMessageKey) {
        return Bytes.intAt(largeMessageKey, 0) | 0x80000000;
    }

    private byte[] largeMessageKey(Side sender, byte[] plaintext, int offset, int length) {
        sha256.update(authKey.secret(), 88 + sender.shift(), 32);
        sha256.update(plaintext, offset, length);
        return sha256.digest();
    }

    private static SecurityCheckException wrong() {
        return new SecurityCheckException("the packet was not encrypted with this authorization key");
    }

    /** The id of the key, never the secret. */
    @Override
    public String toString() {
        return "MessageCipher " + self + " of " + authKey;
    }
}
