package dev.mtproto4j.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1 and SHA-256 over several arrays. */
public final class Hashes {
    // Looking up a provider costs more than a short hash; cloning does not.
    private static final MessageDigest SHA1 = lookUp("SHA-1");
    private static final MessageDigest SHA256 = lookUp("SHA-256");

    private Hashes() {}

    /** SHA-1 of the parts, one after the other: 20 bytes. */
    public static byte[] sha1(byte[]... parts) {
        return hash(newSha1(), parts);
    }

    /** SHA-256 of the parts, one after the other: 32 bytes. */
    public static byte[] sha256(byte[]... parts) {
        return hash(newSha256(), parts);
    }

    static MessageDigest newSha1() {
        return copy(SHA1);
    }

    static MessageDigest newSha256() {
        return copy(SHA256);
    }

    private static byte[] hash(MessageDigest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest copy(MessageDigest pristine) {
        try {
            return (MessageDigest) pristine.clone();
        } catch (CloneNotSupportedException e) {
            return lookUp(pristine.getAlgorithm());
        }
    }

    private static MessageDigest lookUp(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
