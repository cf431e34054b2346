package dev.mtproto4j.core.transport.faketls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;

/** A public key of X25519 that nobody has the private key of. A random number would be none in half of the cases. */
final class KeyShare {

    static final int SIZE = 32;

    private KeyShare() {}

    static byte[] create(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
            generator.initialize(NamedParameterSpec.X25519, random);
            return littleEndian(((XECPublicKey) generator.generateKeyPair().getPublic()).getU());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 11 has X25519", e);
        }
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE && i < bigEndian.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return bytes;
    }
}
