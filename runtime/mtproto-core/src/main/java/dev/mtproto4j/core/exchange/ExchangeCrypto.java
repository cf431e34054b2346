package dev.mtproto4j.core.exchange;

import dev.mtproto4j.crypto.AesIge;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/** What both sides of a key exchange share. */
final class ExchangeCrypto {

    static final int OK = 1;
    static final int RETRY = 2;
    static final int FAIL = 3;

    private static final int SHA1 = 20;
    private static final int BLOCK = 16;
    private static final int PRIME_BITS = 2048;
    private static final int ROUNDS_TO_NAME_A_FAILURE = 20;

    private ExchangeCrypto() {}

    /** SHA1 of the object, the object, random bytes to a whole block; encrypted. */
    static byte[] seal(AesKey aes, TlObject object, SecureRandom random) {
        byte[] data = object.toByteArray();
        byte[] padding = new byte[Math.floorMod(-(SHA1 + data.length), BLOCK)];
        random.nextBytes(padding);
        ByteBuffer plain = ByteBuffer.allocate(SHA1 + data.length + padding.length);
        plain.put(Hashes.sha1(data)).put(data).put(padding);
        return new AesIge().encrypt(aes.key(), aes.iv(), plain.array());
    }

    /**
     * The object in encrypted data, after all checks of its envelope.
     *
     * @throws HandshakeException with one of the reasons {@code ENCRYPTED_DATA_…}
     */
    static <T extends TlObject> T open(AesKey aes, byte[] encrypted, Function<TlReader, T> read) {
        if (encrypted.length % BLOCK != 0 || encrypted.length < SHA1 + 4) {
            throw new HandshakeException(HandshakeFailure.ENCRYPTED_DATA_LENGTH);
        }
        byte[] plain = new AesIge().decrypt(aes.key(), aes.iv(), encrypted);
        TlReader reader = new TlReader(plain, SHA1, plain.length - SHA1);
        T object;
        try {
            object = read.apply(reader);
        } catch (TlException e) {
            throw new HandshakeException(HandshakeFailure.ENCRYPTED_DATA_MALFORMED, e);
        }
        int padding = reader.remaining();
        if (padding >= BLOCK) {
            throw new HandshakeException(HandshakeFailure.ENCRYPTED_DATA_PADDING);
        }
        byte[] hash = Hashes.sha1(Arrays.copyOfRange(plain, SHA1, plain.length - padding));
        if (!MessageDigest.isEqual(hash, Arrays.copyOf(plain, SHA1))) {
            throw new HandshakeException(HandshakeFailure.ENCRYPTED_DATA_HASH);
        }
        return object;
    }

    /** Checks prime and generator, and says which of the two is wrong. */
    static DhParameters checkedParameters(int generator, byte[] prime, SecureRandom random) {
        BigInteger number = new BigInteger(1, prime);
        if (number.bitLength() != PRIME_BITS) {
            throw new HandshakeException(HandshakeFailure.DH_PRIME_SIZE);
        }
        try {
            return DhParameters.check(generator, prime, random);
        } catch (SecurityCheckException e) {
            boolean safe = number.isProbablePrime(ROUNDS_TO_NAME_A_FAILURE)
                    && number.shiftRight(1).isProbablePrime(ROUNDS_TO_NAME_A_FAILURE);
            throw new HandshakeException(
                    safe ? HandshakeFailure.DH_GENERATOR_INVALID : HandshakeFailure.DH_PRIME_NOT_SAFE, e);
        }
    }

    /** The proof in the last answer that the server knows the nonce and has the same key. */
    static Int128 newNonceHash(Int256 newNonce, int number, AuthKey key) {
        return Int128.of(key.newNonceHash(newNonce.toByteArray(), number));
    }

    /** The proof in {@code server_DH_params_fail} that the server knows the nonce. */
    static Int128 paramsFailHash(Int256 newNonce) {
        return Int128.of(AuthKey.newNonceHash(newNonce.toByteArray()));
    }

    static long firstSalt(Int256 newNonce, Int128 serverNonce) {
        return firstLong(newNonce.toByteArray()) ^ firstLong(serverNonce.toByteArray());
    }

    /** What {@code retry_id} names the key of an attempt by. */
    static long retryId(AuthKey key) {
        return firstLong(key.auxHash());
    }

    private static long firstLong(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
