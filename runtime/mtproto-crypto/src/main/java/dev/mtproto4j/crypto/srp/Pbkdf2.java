package dev.mtproto4j.crypto.srp;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2-HMAC-SHA512 of a password that is bytes. The JDK's own takes characters only, and the hash that SRP stretches is
 * not text; its HMAC is used all the same.
 */
final class Pbkdf2 {
    static final int BYTES = 64;

    private Pbkdf2() {}

    /** The first block of the derived key: 64 bytes. */
    static byte[] hmacSha512(byte[] password, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(password, "HmacSHA512"));
            mac.update(salt);
            mac.update(new byte[] {0, 0, 0, 1});
            byte[] u = mac.doFinal();
            byte[] result = u.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(u);
                mac.doFinal(u, 0);
                for (int j = 0; j < BYTES; j++) {
                    result[j] ^= u[j];
                }
            }
            SrpMath.wipe(u);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA512", e);
        }
    }
}
