package dev.mtproto4j.crypto.srp;

import dev.mtproto4j.crypto.Hashes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The formulas that both sides share. Every number is hashed as 256 bytes. */
final class SrpMath {
    static final int BYTES = 256;

    private SrpMath() {}

    /** {@code x}: the hash of the password. */
    static BigInteger passwordHash(SrpParameters parameters, char[] password) {
        byte[] utf8 = utf8(password);
        byte[] salt1 = parameters.salt1();
        byte[] salt2 = parameters.salt2();
        byte[] first = salted(salted(utf8, salt1), salt2);
        byte[] stretched = Pbkdf2.hmacSha512(first, salt1, 100_000);
        byte[] x = salted(stretched, salt2);
        BigInteger number = new BigInteger(1, x);
        wipe(utf8, first, stretched, x);
        return number;
    }

    /** Encodes without a string, which could not be wiped. */
    private static byte[] utf8(char[] password) {
        byte[] longest = new byte[3 * password.length];
        ByteBuffer out = ByteBuffer.wrap(longest);
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        encoder.encode(CharBuffer.wrap(password), out, true);
        byte[] encoded = Arrays.copyOf(longest, out.position());
        wipe(longest);
        return encoded;
    }

    /** {@code SH(data, salt) = H(salt, data, salt)}. */
    private static byte[] salted(byte[] data, byte[] salt) {
        return Hashes.sha256(salt, data, salt);
    }

    /** {@code k = H(p, g)}. */
    static BigInteger multiplier(SrpParameters parameters) {
        return new BigInteger(1, Hashes.sha256(parameters.p(), pad(parameters.generator())));
    }

    /** {@code u = H(A, B)}. */
    static BigInteger scrambler(byte[] a, byte[] b) {
        return new BigInteger(1, Hashes.sha256(a, b));
    }

    /** {@code M1 = H(H(p) xor H(g), H(salt1), H(salt2), A, B, K)} with {@code K = H(S)}. */
    static byte[] proof(SrpParameters parameters, byte[] a, byte[] b, BigInteger s) {
        byte[] group = Hashes.sha256(parameters.p());
        byte[] generator = Hashes.sha256(pad(parameters.generator()));
        for (int i = 0; i < group.length; i++) {
            group[i] ^= generator[i];
        }
        byte[] secret = pad(s);
        byte[] key = Hashes.sha256(secret);
        byte[] proof =
                Hashes.sha256(group, Hashes.sha256(parameters.salt1()), Hashes.sha256(parameters.salt2()), a, b, key);
        wipe(secret, key);
        return proof;
    }

    /** The number as 256 bytes, most significant first. */
    static byte[] pad(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[BYTES];
        int from = Math.max(0, bytes.length - BYTES);
        System.arraycopy(bytes, from, padded, BYTES - (bytes.length - from), bytes.length - from);
        wipe(bytes);
        return padded;
    }

    static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
