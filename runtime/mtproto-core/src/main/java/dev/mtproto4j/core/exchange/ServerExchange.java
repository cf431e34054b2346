package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.message.MessageIdGenerator;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.DhKeyPair;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.PqFactorization;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.mtproto.type.ClientDHInnerData;
import dev.mtproto4j.mtproto.type.DhGenFail;
import dev.mtproto4j.mtproto.type.DhGenOk;
import dev.mtproto4j.mtproto.type.DhGenRetry;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHInnerData;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One exchange on the server, with all that it has answered. Thread-safe. */
final class ServerExchange {

    private static final int MAX_ATTEMPTS = 5;
    private static final int PRIME_BITS = 31;

    private final ServerKeyExchangeOptions options;
    private final SecureRandom random;
    private final MessageIdGenerator messageIds = new MessageIdGenerator(Side.SERVER);
    private final Int128 nonce;
    private final Int128 serverNonce;
    private final Instant createdAt;
    private final long p;
    private final long q;
    private final ExchangeStep resPq;
    private final Map<ByteBuffer, ExchangeStep> answered = new HashMap<>();
    private @Nullable Offer offer;
    private boolean over;

    /** What the server has offered, and the attempts of the client to make a key of it. */
    private static final class Offer {

        private final InnerData inner;
        private final AesKey aes;
        private final DhKeyPair pair;
        private long expectedRetryId;
        private int attempts;

        Offer(InnerData inner, AesKey aes, DhKeyPair pair) {
            this.inner = inner;
            this.aes = aes;
            this.pair = pair;
        }
    }

    ServerExchange(ServerKeyExchangeOptions options, Int128 nonce, Instant now) {
        this.options = options;
        this.random = options.random();
        this.nonce = nonce;
        this.serverNonce = Int128.random(random);
        this.createdAt = now;
        long one = prime();
        long other = prime();
        while (other == one) {
            other = prime();
        }
        this.p = Math.min(one, other);
        this.q = Math.max(one, other);
        long[] fingerprints = options.keys().stream()
                .mapToLong(key -> key.publicKey().fingerprint())
                .toArray();
        this.resPq = new ExchangeStep.Send(packet(
                new ResPQ(nonce, serverNonce, PqFactorization.toBytes(p * q), LongVector.of(fingerprints)), now));
    }

    private long prime() {
        return BigInteger.probablePrime(PRIME_BITS, random).longValueExact();
    }

    Instant createdAt() {
        return createdAt;
    }

    ExchangeStep resPq() {
        return resPq;
    }

    // Step 4: req_DH_params nonce server_nonce p:bytes q:bytes public_key_fingerprint:long encrypted_data:bytes
    synchronized ExchangeStep onReqDhParams(ReqDHParams query, Instant now) {
        ExchangeStep before = answered.get(digest(query));
        if (before != null) {
            return before;
        }
        check(offer == null && !over, HandshakeFailure.UNEXPECTED_MESSAGE);
        check(query.serverNonce().equals(serverNonce), HandshakeFailure.SERVER_NONCE_MISMATCH);
        check(isFactor(query.p(), p) && isFactor(query.q(), q), HandshakeFailure.PROOF_OF_WORK_INVALID);
        InnerData inner = InnerData.decrypt(options.keys(), query.publicKeyFingerprint(), query.encryptedData());
        check(inner.data().nonce().equals(nonce), HandshakeFailure.INNER_NONCE_MISMATCH);
        check(inner.data().serverNonce().equals(serverNonce), HandshakeFailure.INNER_SERVER_NONCE_MISMATCH);
        check(
                isFactor(inner.data().p(), p)
                        && isFactor(inner.data().q(), q)
                        && isFactor(inner.data().pq(), p * q),
                HandshakeFailure.PROOF_OF_WORK_INVALID);
        check(!inner.namesDc() || options.acceptDc().test(inner.dc()), HandshakeFailure.DC_MISMATCH);
        check(!inner.isTemporary() || inner.expiresIn() > 0, HandshakeFailure.EXPIRY_INVALID);
        return remember(query, offer(inner, now));
    }

    private static boolean isFactor(byte[] bytes, long expected) {
        return bytes.length <= Long.BYTES && new BigInteger(1, bytes).equals(BigInteger.valueOf(expected));
    }

    private ExchangeStep offer(InnerData inner, Instant now) {
        AesKey aes = KeyDerivation.tmpAes(inner.data().newNonce().toByteArray(), serverNonce.toByteArray());
        DhParameters parameters = DhParameters.known();
        DhKeyPair pair = parameters.generate(random);
        ServerDHInnerData answer = new ServerDHInnerData(
                nonce, serverNonce, parameters.g(), parameters.dhPrime(), pair.publicValue(), (int)
                        now.getEpochSecond());
        offer = new Offer(inner, aes, pair);
        byte[] encrypted = ExchangeCrypto.seal(aes, answer, random);
        return new ExchangeStep.Send(packet(new ServerDHParamsOk(nonce, serverNonce, encrypted), now));
    }

    // Step 7: set_client_DH_params nonce:int128 server_nonce:int128 encrypted_data:bytes
    synchronized ExchangeStep onSetClientDhParams(SetClientDHParams query, Instant now) {
        ExchangeStep before = answered.get(digest(query));
        if (before != null) {
            return before;
        }
        check(query.serverNonce().equals(serverNonce), HandshakeFailure.SERVER_NONCE_MISMATCH);
        Offer current = offer;
        if (current == null || over) {
            throw new HandshakeException(HandshakeFailure.UNEXPECTED_MESSAGE);
        }
        ClientDHInnerData inner = ExchangeCrypto.open(current.aes, query.encryptedData(), ClientDHInnerData::read);
        check(inner.nonce().equals(nonce), HandshakeFailure.INNER_NONCE_MISMATCH);
        check(inner.serverNonce().equals(serverNonce), HandshakeFailure.INNER_SERVER_NONCE_MISMATCH);
        check(inner.retryId() == current.expectedRetryId, HandshakeFailure.RETRY_ID_MISMATCH);
        check(++current.attempts <= MAX_ATTEMPTS, HandshakeFailure.TOO_MANY_RETRIES);
        AuthKey key;
        try {
            key = current.pair.authKey(inner.gB(), "g_b");
        } catch (SecurityCheckException e) {
            // Without a key there is nothing that dh_gen_fail could prove by its hash.
            throw new HandshakeException(HandshakeFailure.G_B_OUT_OF_RANGE, e);
        }
        return remember(query, verdict(current, key, now));
    }

    private ExchangeStep verdict(Offer current, AuthKey key, Instant now) {
        if (!options.authKeyIdTaken().test(key.id())) {
            over = true;
            Int128 hash = ExchangeCrypto.newNonceHash(current.inner.data().newNonce(), ExchangeCrypto.OK, key);
            return new ExchangeStep.Completed(
                    packet(new DhGenOk(nonce, serverNonce, hash), now), result(current.inner, key, now));
        }
        if (current.attempts == MAX_ATTEMPTS) {
            over = true;
            Int128 hash = ExchangeCrypto.newNonceHash(current.inner.data().newNonce(), ExchangeCrypto.FAIL, key);
            return new ExchangeStep.Refused(
                    packet(new DhGenFail(nonce, serverNonce, hash), now), HandshakeFailure.TOO_MANY_RETRIES);
        }
        current.expectedRetryId = ExchangeCrypto.retryId(key);
        Int128 hash = ExchangeCrypto.newNonceHash(current.inner.data().newNonce(), ExchangeCrypto.RETRY, key);
        return new ExchangeStep.Send(packet(new DhGenRetry(nonce, serverNonce, hash), now));
    }

    private KeyExchangeResult result(InnerData inner, AuthKey key, Instant now) {
        return new KeyExchangeResult(
                key,
                ExchangeCrypto.firstSalt(inner.data().newNonce(), serverNonce),
                Duration.ZERO,
                inner.dc(),
                inner.isTemporary() ? now.plusSeconds(inner.expiresIn()) : null);
    }

    private ExchangeStep remember(TlObject query, ExchangeStep step) {
        answered.put(digest(query), step);
        return step;
    }

    private static ByteBuffer digest(TlObject query) {
        return ByteBuffer.wrap(Hashes.sha256(query.toByteArray()));
    }

    private static void check(boolean holds, HandshakeFailure failure) {
        if (!holds) {
            throw new HandshakeException(failure);
        }
    }

    private byte[] packet(TlObject object, Instant now) {
        return new PlainMessage(messageIds.nextResponse(now), object.toByteArray()).toByteArray();
    }
}
