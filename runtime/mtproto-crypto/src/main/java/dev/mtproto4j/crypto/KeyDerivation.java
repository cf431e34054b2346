package dev.mtproto4j.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * How AES keys come from an authorization key and a message key.
 *
 * @see <a href="https://core.telegram.org/mtproto/description#defining-aes-key-and-initialization-vector">MTProto 2.0</a>
 * @see <a href="https://core.telegram.org/mtproto/description_v1">MTProto 1.0</a>
 */
public final class KeyDerivation {
    private static final int MESSAGE_KEY_BYTES = 16;

    private KeyDerivation() {}

    /**
     * The key of a message of MTProto 2.0.
     *
     * @param messageKey 16 bytes
     * @param sender who sends the message
     */
    public static AesKey v2(AuthKey authKey, byte[] messageKey, Side sender) {
        return v2(Hashes.newSha256(), authKey, messageKey, sender);
    }

    static AesKey v2(MessageDigest sha256, AuthKey authKey, byte[] messageKey, Side sender) {
        checkMessageKey(messageKey);
        byte[] secret = authKey.secret();
        int x = sender.shift();
        byte[] a = new byte[32];
        byte[] b = new byte[32];
        sha256.update(messageKey);
        sha256.update(secret, x, 36);
        digest(sha256, a);
        sha256.update(secret, 40 + x, 36);
        sha256.update(messageKey);
        digest(sha256, b);
        // key = a[0:8] b[8:24] a[24:32], iv = b[0:8] a[8:24] b[24:32]: the middles change places.
        for (int i = 8; i < 24; i++) {
            byte swapped = a[i];
            a[i] = b[i];
            b[i] = swapped;
        }
        return new AesKey(a, b);
    }

    /**
     * The key of a message of MTProto 1.0, which remains in the binding of temporary keys.
     *
     * @param messageKey 16 bytes
     * @param sender who sends the message
     */
    public static AesKey v1(AuthKey authKey, byte[] messageKey, Side sender) {
        checkMessageKey(messageKey);
        byte[] secret = authKey.secret();
        int x = sender.shift();
        byte[] a = Hashes.sha1(messageKey, range(secret, x, 32));
        byte[] b = Hashes.sha1(range(secret, 32 + x, 16), messageKey, range(secret, 48 + x, 16));
        byte[] c = Hashes.sha1(range(secret, 64 + x, 32), messageKey);
        byte[] d = Hashes.sha1(messageKey, range(secret, 96 + x, 32));
        byte[] key = concat(range(a, 0, 8), range(b, 8, 12), range(c, 4, 12));
        byte[] iv = concat(range(a, 8, 12), range(b, 0, 8), range(c, 16, 4), range(d, 0, 8));
        Bytes.wipe(a, b, c, d);
        return new AesKey(key, iv);
    }

    /**
     * {@code tmp_aes_key} and {@code tmp_aes_iv} of the key exchange.
     *
     * @param newNonce 32 bytes
     * @param serverNonce 16 bytes
     */
    public static AesKey tmpAes(byte[] newNonce, byte[] serverNonce) {
        if (newNonce.length != 32 || serverNonce.length != 16) {
            throw new IllegalArgumentException("nonces have 32 and 16 bytes");
        }
        byte[] newServer = Hashes.sha1(newNonce, serverNonce);
        byte[] serverNew = Hashes.sha1(serverNonce, newNonce);
        byte[] newNew = Hashes.sha1(newNonce, newNonce);
        byte[] key = concat(newServer, range(serverNew, 0, 12));
        byte[] iv = concat(range(serverNew, 12, 8), newNew, range(newNonce, 0, 4));
        Bytes.wipe(newServer, serverNew, newNew);
        return new AesKey(key, iv);
    }

    private static void checkMessageKey(byte[] messageKey) {
        if (messageKey.length != MESSAGE_KEY_BYTES) {
            throw new IllegalArgumentException("a message key has 16 bytes, not " + messageKey.length);
        }
    }

    private static void digest(MessageDigest digest, byte[] out) {
        try {
            digest.digest(out, 0, out.length);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for the hash", e);
        }
    }

    private static byte[] range(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[32];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
