package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.MessageIdGenerator;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.DhKeyPair;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.PqFactorization;
import dev.mtproto4j.crypto.RsaPad;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.ReqPqMulti;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.mtproto.type.ClientDHInnerData;
import dev.mtproto4j.mtproto.type.DhGenFail;
import dev.mtproto4j.mtproto.type.DhGenOk;
import dev.mtproto4j.mtproto.type.DhGenRetry;
import dev.mtproto4j.mtproto.type.PQInnerDataDc;
import dev.mtproto4j.mtproto.type.PQInnerDataTempDc;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHInnerData;
import dev.mtproto4j.mtproto.type.ServerDHParams;
import dev.mtproto4j.mtproto.type.ServerDHParamsFail;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.mtproto.type.SetClientDHParamsAnswer;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.UnexpectedConstructorException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one key exchange: {@link #start}, then {@link #receive} for each packet until it is {@link
 * ExchangeStep.Completed}. After an exception it is of no more use.
 *
 * <p>Not for use by several threads at once. A step may take some tens of milliseconds of computing (factors, primes,
 * powers), so a busy event loop should leave it to another thread.
 */
public final class ClientKeyExchange {

    private static final int MAX_ATTEMPTS = 5;

    private final ClientKeyExchangeOptions options;
    private final SecureRandom random;
    private final MessageIdGenerator messageIds = new MessageIdGenerator(Side.CLIENT);
    private final Int128 nonce;
    private @Nullable State state;

    /** What may be received next. */
    private sealed interface State {}

    private record AwaitingPq() implements State {}

    private record AwaitingParams(Int128 serverNonce, Int256 newNonce, Instant requestedAt) implements State {}

    private record AwaitingVerdict(AwaitingParams before, Secret secret, AuthKey key, int attempt) implements State {}

    /** What the Diffie-Hellman parameters of the server give. */
    private record Secret(AesKey aes, DhParameters parameters, ServerDHInnerData offer, Duration timeOffset) {}

    /** An exchange with a new nonce. */
    public ClientKeyExchange(ClientKeyExchangeOptions options) {
        this.options = options;
        this.random = options.random();
        this.nonce = Int128.random(random);
    }

    /**
     * The packet that opens the exchange.
     *
     * @param now the present by the local clock
     */
    public byte[] start(Instant now) {
        if (state != null) {
            throw new IllegalStateException("the exchange has begun");
        }
        state = new AwaitingPq();
        return packet(new ReqPqMulti(nonce), now);
    }

    /**
     * Takes an answer of the server.
     *
     * @param now the present by the local clock
     * @throws HandshakeException if a check fails
     */
    public ExchangeStep receive(byte[] packet, Instant now) {
        State current = state;
        state = null;
        try {
            return step(current, body(packet), now);
        } catch (RuntimeException e) {
            if (current instanceof AwaitingVerdict waiting) {
                waiting.secret().aes().destroy();
                waiting.key().destroy();
            }
            throw e;
        }
    }

    private ExchangeStep step(@Nullable State current, TlReader body, Instant now) {
        if (current instanceof AwaitingPq) {
            return onPq(read(body, ResPQ::read), now);
        }
        if (current instanceof AwaitingParams waiting) {
            return onParams(waiting, read(body, ServerDHParams::read), now);
        }
        if (current instanceof AwaitingVerdict waiting) {
            return onVerdict(waiting, read(body, SetClientDHParamsAnswer::read), now);
        }
        throw new IllegalStateException("the exchange has not begun, or is over");
    }

    // Step 2: resPQ nonce:int128 server_nonce:int128 pq:bytes server_public_key_fingerprints:Vector<long>
    private ExchangeStep onPq(ResPQ answer, Instant now) {
        check(answer.nonce().equals(nonce), HandshakeFailure.NONCE_MISMATCH);
        RsaPublicKey key = trustedKey(answer);
        byte[] pq = answer.pq();
        PqFactorization.Factors factors = factors(pq);
        byte[] p = PqFactorization.toBytes(factors.p());
        byte[] q = PqFactorization.toBytes(factors.q());
        Int256 newNonce = Int256.random(random);
        TlObject inner = innerData(answer, p, q, newNonce);
        byte[] encrypted = RsaPad.encrypt(key, inner.toByteArray(), random);
        state = new AwaitingParams(answer.serverNonce(), newNonce, now);
        return new ExchangeStep.Send(
                packet(new ReqDHParams(nonce, answer.serverNonce(), p, q, key.fingerprint(), encrypted), now));
    }

    private RsaPublicKey trustedKey(ResPQ answer) {
        // Computed once: a packet has room for two million fingerprints to compare with.
        Map<Long, RsaPublicKey> trusted = new HashMap<>();
        options.keys().forEach(key -> trusted.put(key.fingerprint(), key));
        for (int i = 0; i < answer.serverPublicKeyFingerprints().size(); i++) {
            RsaPublicKey key = trusted.get(answer.serverPublicKeyFingerprints().get(i));
            if (key != null) {
                return key;
            }
        }
        throw new HandshakeException(HandshakeFailure.UNKNOWN_FINGERPRINT);
    }

    private static PqFactorization.Factors factors(byte[] pq) {
        check(pq.length >= 1 && pq.length <= Long.BYTES, HandshakeFailure.PQ_INVALID);
        try {
            PqFactorization.Factors factors = PqFactorization.factorize(PqFactorization.fromBytes(pq));
            check(factors.p() < factors.q(), HandshakeFailure.PQ_INVALID);
            return factors;
        } catch (SecurityCheckException e) {
            throw new HandshakeException(HandshakeFailure.PQ_INVALID, e);
        }
    }

    private TlObject innerData(ResPQ answer, byte[] p, byte[] q, Int256 newNonce) {
        Duration expiresIn = options.expiresIn();
        if (expiresIn != null) {
            return PQInnerDataTempDc.builder()
                    .pq(answer.pq())
                    .p(p)
                    .q(q)
                    .nonce(nonce)
                    .serverNonce(answer.serverNonce())
                    .newNonce(newNonce)
                    .dc(options.dc().wireValue())
                    .expiresIn((int) expiresIn.toSeconds())
                    .build();
        }
        return PQInnerDataDc.builder()
                .pq(answer.pq())
                .p(p)
                .q(q)
                .nonce(nonce)
                .serverNonce(answer.serverNonce())
                .newNonce(newNonce)
                .dc(options.dc().wireValue())
                .build();
    }

    // Step 5: server_DH_params_ok nonce:int128 server_nonce:int128 encrypted_answer:bytes
    private ExchangeStep onParams(AwaitingParams waiting, ServerDHParams answer, Instant now) {
        checkNonces(answer.nonce(), answer.serverNonce(), waiting.serverNonce());
        if (answer instanceof ServerDHParamsFail fail) {
            check(
                    fail.newNonceHash().equals(ExchangeCrypto.paramsFailHash(waiting.newNonce())),
                    HandshakeFailure.PARAMS_FAIL_HASH_MISMATCH);
            throw new HandshakeException(HandshakeFailure.SERVER_DH_PARAMS_FAIL);
        }
        AesKey aes = KeyDerivation.tmpAes(
                waiting.newNonce().toByteArray(), waiting.serverNonce().toByteArray());
        ServerDHInnerData inner =
                ExchangeCrypto.open(aes, ((ServerDHParamsOk) answer).encryptedAnswer(), ServerDHInnerData::read);
        check(inner.nonce().equals(nonce), HandshakeFailure.INNER_NONCE_MISMATCH);
        check(inner.serverNonce().equals(waiting.serverNonce()), HandshakeFailure.INNER_SERVER_NONCE_MISMATCH);
        DhParameters parameters = ExchangeCrypto.checkedParameters(inner.g(), inner.dhPrime(), random);
        try {
            parameters.checkPublicValue(inner.gA(), "g_a");
        } catch (SecurityCheckException e) {
            throw new HandshakeException(HandshakeFailure.G_A_OUT_OF_RANGE, e);
        }
        Duration offset = Duration.between(now, Instant.ofEpochSecond(inner.serverTime()));
        return attempt(waiting, new Secret(aes, parameters, inner, offset), 0, 1, now);
    }

    // Step 6: client_DH_inner_data nonce:int128 server_nonce:int128 retry_id:long g_b:bytes
    private ExchangeStep attempt(AwaitingParams before, Secret secret, long retryId, int attempt, Instant now) {
        DhKeyPair pair = secret.parameters().generate(random);
        AuthKey key = pair.authKey(secret.offer().gA(), "g_a");
        ClientDHInnerData inner = new ClientDHInnerData(nonce, before.serverNonce(), retryId, pair.publicValue());
        byte[] encrypted = ExchangeCrypto.seal(secret.aes(), inner, random);
        state = new AwaitingVerdict(before, secret, key, attempt);
        return new ExchangeStep.Send(packet(new SetClientDHParams(nonce, before.serverNonce(), encrypted), now));
    }

    // Step 9: dh_gen_ok, dh_gen_retry, dh_gen_fail nonce:int128 server_nonce:int128 new_nonce_hash1..3:int128
    private ExchangeStep onVerdict(AwaitingVerdict waiting, SetClientDHParamsAnswer answer, Instant now) {
        checkNonces(answer.nonce(), answer.serverNonce(), waiting.before().serverNonce());
        if (answer instanceof DhGenOk ok) {
            checkHash(waiting, ExchangeCrypto.OK, ok.newNonceHash1());
            waiting.secret().aes().destroy();
            return new ExchangeStep.Completed(null, result(waiting));
        }
        if (answer instanceof DhGenFail fail) {
            checkHash(waiting, ExchangeCrypto.FAIL, fail.newNonceHash3());
            throw new HandshakeException(HandshakeFailure.DH_GEN_FAIL);
        }
        checkHash(waiting, ExchangeCrypto.RETRY, ((DhGenRetry) answer).newNonceHash2());
        check(waiting.attempt() < MAX_ATTEMPTS, HandshakeFailure.TOO_MANY_RETRIES);
        long retryId = ExchangeCrypto.retryId(waiting.key());
        waiting.key().destroy();
        return attempt(waiting.before(), waiting.secret(), retryId, waiting.attempt() + 1, now);
    }

    private static void checkHash(AwaitingVerdict waiting, int number, Int128 hash) {
        Int128 expected = ExchangeCrypto.newNonceHash(waiting.before().newNonce(), number, waiting.key());
        check(expected.equals(hash), HandshakeFailure.NEW_NONCE_HASH_MISMATCH);
    }

    private KeyExchangeResult result(AwaitingVerdict waiting) {
        AwaitingParams before = waiting.before();
        Duration offset = waiting.secret().timeOffset();
        Duration expiresIn = options.expiresIn();
        // Counted from when the client asked: the server's count begins later, so the key outlives this.
        Instant expiresAt =
                expiresIn == null ? null : before.requestedAt().plus(offset).plus(expiresIn);
        return new KeyExchangeResult(
                waiting.key(),
                ExchangeCrypto.firstSalt(before.newNonce(), before.serverNonce()),
                offset,
                options.dc().wireValue(),
                expiresAt);
    }

    private void checkNonces(Int128 clientNonce, Int128 serverNonce, Int128 expectedServerNonce) {
        check(clientNonce.equals(nonce), HandshakeFailure.NONCE_MISMATCH);
        check(serverNonce.equals(expectedServerNonce), HandshakeFailure.SERVER_NONCE_MISMATCH);
    }

    private static void check(boolean holds, HandshakeFailure failure) {
        if (!holds) {
            throw new HandshakeException(failure);
        }
    }

    private static TlReader body(byte[] packet) {
        try {
            return new TlReader(PlainMessage.parse(packet).body());
        } catch (InvalidMessageException e) {
            throw new HandshakeException(HandshakeFailure.MALFORMED_PACKET, e);
        }
    }

    /** Reads the answer; what stands after it is padding of the server's and not looked at. */
    private static <T> T read(TlReader body, Function<TlReader, T> reader) {
        try {
            return reader.apply(body);
        } catch (UnexpectedConstructorException e) {
            throw new HandshakeException(HandshakeFailure.UNEXPECTED_MESSAGE, e);
        } catch (TlException e) {
            throw new HandshakeException(HandshakeFailure.MALFORMED_PACKET, e);
        }
    }

    private byte[] packet(TlObject object, Instant now) {
        return new PlainMessage(messageIds.next(now), object.toByteArray()).toByteArray();
    }
}
