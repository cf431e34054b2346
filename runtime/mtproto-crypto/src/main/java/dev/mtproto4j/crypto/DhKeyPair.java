package dev.mtproto4j.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** One side's secret exponent and public value of a key exchange. */
public final class DhKeyPair {
    private final DhParameters parameters;
    private final BigInteger secret;
    private final BigInteger publicValue;

    DhKeyPair(DhParameters parameters, BigInteger secret, BigInteger publicValue) {
        this.parameters = parameters;
        this.secret = secret;
        this.publicValue = publicValue;
    }

    /** {@code g_a} or {@code g_b}: 256 bytes, most significant first; a new array. */
    public byte[] publicValue() {
        return Bytes.unsigned(publicValue, DhParameters.BYTES);
    }

    /**
     * The authorization key that both sides compute.
     *
     * @param otherPublicValue {@code g_b} or {@code g_a} of the other side
     * @param name what to call it in an error
     * @throws SecurityCheckException if it is not in the range that {@link DhParameters#checkPublicValue} demands
     */
    public AuthKey authKey(byte[] otherPublicValue, String name) {
        BigInteger other = parameters.checkPublicValue(otherPublicValue, name);
        byte[] shared = Bytes.unsigned(other.modPow(secret, parameters.prime()), AuthKey.BYTES);
        AuthKey key = new AuthKey(shared);
        Arrays.fill(shared, (byte) 0);
        return key;
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "DhKeyPair";
    }
}
