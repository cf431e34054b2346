package dev.mtproto4j.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The {@code encrypted_message} of {@code auth.bindTempAuthKey}: the one message that is still encrypted as in MTProto
 * 1.0, with the permanent key, to prove that the owner of that key wants the temporary one.
 *
 * @see <a href="https://core.telegram.org/method/auth.bindTempAuthKey">auth.bindTempAuthKey</a>
 */
public final class BindingMessage {
    /** {@code bind_auth_key_inner} with its constructor id. */
    private static final int INNER_BYTES = 40;

    private static final int HEADER_BYTES = 32;
    private static final int ENVELOPE_BYTES = 24;
    private static final int PADDED_BYTES = 80;

    private BindingMessage() {}

    /**
     * Encrypts the inner object.
     *
     * @param permanent the permanent key
     * @param messageId the id of the message in which the request is sent
     * @param inner {@code bind_auth_key_inner}, 40 bytes
     * @return 104 bytes
     */
    public static byte[] encrypt(AuthKey permanent, long messageId, byte[] inner, SecureRandom random) {
        if (inner.length != INNER_BYTES) {
            throw new IllegalArgumentException("bind_auth_key_inner has 40 bytes, not " + inner.length);
        }
        byte[] padded = new byte[PADDED_BYTES];
        // A random int128 stands in place of salt and session, and random padding at the end.
        byte[] randomId = new byte[16];
        byte[] padding = new byte[PADDED_BYTES - HEADER_BYTES - INNER_BYTES];
        random.nextBytes(randomId);
        random.nextBytes(padding);
        System.arraycopy(randomId, 0, padded, 0, randomId.length);
        Bytes.LONG_LE.set(padded, 16, messageId);
        Bytes.INT_LE.set(padded, 28, INNER_BYTES);
        System.arraycopy(inner, 0, padded, HEADER_BYTES, INNER_BYTES);
        System.arraycopy(padding, 0, padded, HEADER_BYTES + INNER_BYTES, padding.length);

        byte[] messageKey = messageKey(padded);
        byte[] encrypted = new byte[ENVELOPE_BYTES + PADDED_BYTES];
        Bytes.LONG_LE.set(encrypted, 0, permanent.id());
        System.arraycopy(messageKey, 0, encrypted, 8, messageKey.length);
        AesKey aes = KeyDerivation.v1(permanent, messageKey, Side.CLIENT);
        new AesIge().encrypt(aes.key(), aes.iv(), padded, 0, encrypted, ENVELOPE_BYTES, PADDED_BYTES);
        aes.destroy();
        return encrypted;
    }

    /**
     * Decrypts and checks what a client sent.
     *
     * @param permanent the key that {@code perm_auth_key_id} of the request names
     * @param messageId the id of the message in which the request came
     * @return {@code bind_auth_key_inner}, whose fields the server has still to compare
     * @throws SecurityCheckException if it was not made with this key for this message
     */
    public static byte[] decrypt(AuthKey permanent, long messageId, byte[] encrypted) {
        if (encrypted.length != ENVELOPE_BYTES + PADDED_BYTES || Bytes.longAt(encrypted, 0) != permanent.id()) {
            throw wrong();
        }
        byte[] messageKey = Arrays.copyOfRange(encrypted, 8, ENVELOPE_BYTES);
        AesKey aes = KeyDerivation.v1(permanent, messageKey, Side.CLIENT);
        byte[] padded = new byte[PADDED_BYTES];
        new AesIge().decrypt(aes.key(), aes.iv(), encrypted, ENVELOPE_BYTES, padded, 0, PADDED_BYTES);
        aes.destroy();
        boolean genuine = MessageDigest.isEqual(messageKey, messageKey(padded));
        boolean forThisMessage = Bytes.longAt(padded, 16) == messageId
                && Bytes.intAt(padded, 24) == 0
                && Bytes.intAt(padded, 28) == INNER_BYTES;
        if (!(genuine && forThisMessage)) {
            throw wrong();
        }
        return Arrays.copyOfRange(padded, HEADER_BYTES, HEADER_BYTES + INNER_BYTES);
    }

    /** In MTProto 1.0 the padding is not part of what is hashed. */
    private static byte[] messageKey(byte[] padded) {
        byte[] hash = Hashes.sha1(Arrays.copyOf(padded, HEADER_BYTES + INNER_BYTES));
        return Arrays.copyOfRange(hash, 4, 20);
    }

    private static SecurityCheckException wrong() {
        return new SecurityCheckException("the binding message was not made with the permanent key for this request");
    }
}
