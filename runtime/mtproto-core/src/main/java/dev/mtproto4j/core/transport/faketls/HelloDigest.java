package dev.mtproto4j.core.transport.faketls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC-SHA256 that stands in place of the random bytes of a hello. */
final class HelloDigest {

    /** Where the random bytes stand: after the record's header, the type, the length and the version. */
    static final int OFFSET = 11;

    static final int SIZE = 32;

    private static final byte[] ZEROS = new byte[SIZE];

    private HelloDigest() {}

    /** Over {@code before} and then the message, whose own random bytes count as zeros. */
    static byte[] of(byte[] key, byte[] before, byte[] message, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before);
            mac.update(message, 0, OFFSET);
            mac.update(ZEROS);
            mac.update(message, OFFSET + SIZE, length - OFFSET - SIZE);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    static byte[] in(byte[] message) {
        return Arrays.copyOfRange(message, OFFSET, OFFSET + SIZE);
    }
}
