package dev.mtproto4j.core.exchange;

import static dev.mtproto4j.core.exchange.HostileServer.OTHER_NONCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.AesIge;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.DhKeyPair;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.PqFactorization;
import dev.mtproto4j.crypto.RsaLegacy;
import dev.mtproto4j.crypto.RsaPad;
import dev.mtproto4j.mtproto.method.Ping;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.ReqPq;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.mtproto.type.ClientDHInnerData;
import dev.mtproto4j.mtproto.type.DhGenOk;
import dev.mtproto4j.mtproto.type.PQInnerData;
import dev.mtproto4j.mtproto.type.PQInnerDataTemp;
import dev.mtproto4j.mtproto.type.PQInnerDataTempDc;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHInnerData;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's side, against clients that are old, wrong, or worse. */
class HostileClientTest {

    private final FixedRandom random = FixedRandom.seeded(51);
    private final Int128 nonce = Int128.random(random);
    private final Int256 newNonce = Int256.random(random);
    private final ServerKeyExchange server = new ServerKeyExchange(
            Exchanges.serverOptions().acceptDc(dc -> dc == 2).build());
    private Int128 serverNonce = OTHER_NONCE;
    private byte[] pq = {};
    private byte[] p = {};
    private byte[] q = {};

    @BeforeEach
    void begin() {
        TlReader answer = send(new ReqPq(nonce));
        ResPQ resPq = ResPQ.read(answer);
        serverNonce = resPq.serverNonce();
        pq = resPq.pq();
        PqFactorization.Factors factors = PqFactorization.factorize(PqFactorization.fromBytes(pq));
        p = PqFactorization.toBytes(factors.p());
        q = PqFactorization.toBytes(factors.q());
        assertThat(pq).hasSize(8);
        assertThat(resPq.nonce()).isEqualTo(nonce);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void olderClientsAreServed(boolean legacyRsa) {
        PQInnerData inner = new PQInnerData(pq, p, q, nonce, serverNonce, newNonce);
        KeyExchangeResult result = finish(encrypt(inner, legacyRsa));
        assertThat(result.expiry()).isEmpty();
        assertThat(result.dc()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void olderTemporaryKeysAreServed(boolean legacyRsa) {
        TlObject inner = PQInnerDataTemp.builder()
                .pq(pq)
                .p(p)
                .q(q)
                .nonce(nonce)
                .serverNonce(serverNonce)
                .newNonce(newNonce)
                .expiresIn(60)
                .build();
        assertThat(finish(encrypt(inner, legacyRsa)).expiry()).hasValue(Exchanges.NOW.plus(Duration.ofMinutes(1)));
    }

    private KeyExchangeResult finish(byte[] encrypted) {
        ServerDHInnerData offer = offer(encrypted);
        DhKeyPair pair = DhParameters.check(offer.g(), offer.dhPrime(), random).generate(random);
        byte[] sealed =
                ExchangeCrypto.seal(aes(), new ClientDHInnerData(nonce, serverNonce, 0, pair.publicValue()), random);
        ExchangeStep step =
                server.receive(Exchanges.packet(new SetClientDHParams(nonce, serverNonce, sealed)), Exchanges.NOW);
        AuthKey key = pair.authKey(offer.gA(), "g_a");
        DhGenOk ok = DhGenOk.readBare(boxed(body(step), DhGenOk.CONSTRUCTOR_ID));
        assertThat(ok.newNonceHash1()).isEqualTo(ExchangeCrypto.newNonceHash(newNonce, 1, key));
        KeyExchangeResult result = ((ExchangeStep.Completed) step).result();
        assertThat(result.authKey()).isEqualTo(key);
        return result;
    }

    @Test
    void refusesPacketsOutOfPlace() {
        refused(HandshakeFailure.UNEXPECTED_MESSAGE, () -> send(new Ping(1)));
        refused(HandshakeFailure.UNEXPECTED_MESSAGE, () -> send(new Pong(1, 1)));
        refused(HandshakeFailure.MALFORMED_PACKET, () -> server.receive(new byte[3], Exchanges.NOW));
        refused(
                HandshakeFailure.MALFORMED_PACKET,
                () -> server.receive(new PlainMessage(4, new byte[3]).toByteArray(), Exchanges.NOW));
        refused(
                HandshakeFailure.UNEXPECTED_MESSAGE,
                () -> send(new SetClientDHParams(nonce, serverNonce, new byte[48])));
        refused(HandshakeFailure.UNKNOWN_EXCHANGE, () -> send(request(OTHER_NONCE, serverNonce, p, q, new byte[256])));
        refused(HandshakeFailure.SERVER_NONCE_MISMATCH, () -> send(request(nonce, OTHER_NONCE, p, q, new byte[256])));
    }

    @Test
    void refusesWrongProofsOfWork() {
        for (byte[][] wrong : new byte[][][] {{q, p}, {p, p}, {{1}, pq}, {{}, {}}, {new byte[500], q}}) {
            refused(
                    HandshakeFailure.PROOF_OF_WORK_INVALID,
                    () -> send(request(nonce, serverNonce, wrong[0], wrong[1], new byte[256])));
        }
    }

    @Test
    void refusesWhatIsNotUnderItsKey() {
        refused(
                HandshakeFailure.UNKNOWN_FINGERPRINT,
                () -> send(new ReqDHParams(nonce, serverNonce, p, q, 77, new byte[256])));
        byte[] largest = new byte[256];
        Arrays.fill(largest, (byte) 0xff);
        for (byte[] data : new byte[][] {new byte[256], new byte[0], new byte[255], new byte[300], largest}) {
            refused(HandshakeFailure.RSA_DATA_INVALID, () -> send(request(nonce, serverNonce, p, q, data)));
        }
        byte[] otherObject = encrypt(new Pong(1, 2), false);
        refused(HandshakeFailure.RSA_DATA_INVALID, () -> send(request(nonce, serverNonce, p, q, otherObject)));
    }

    @Test
    void refusesInnerDataThatContradict() {
        inner(HandshakeFailure.INNER_NONCE_MISMATCH, new PQInnerData(pq, p, q, OTHER_NONCE, serverNonce, newNonce));
        inner(HandshakeFailure.INNER_SERVER_NONCE_MISMATCH, new PQInnerData(pq, p, q, nonce, OTHER_NONCE, newNonce));
        inner(HandshakeFailure.PROOF_OF_WORK_INVALID, new PQInnerData(p, p, q, nonce, serverNonce, newNonce));
        inner(HandshakeFailure.PROOF_OF_WORK_INVALID, new PQInnerData(pq, q, p, nonce, serverNonce, newNonce));
        inner(HandshakeFailure.DC_MISMATCH, temporary(3, 60));
        inner(HandshakeFailure.EXPIRY_INVALID, temporary(2, 0));
        inner(HandshakeFailure.EXPIRY_INVALID, temporary(2, -1));
    }

    private TlObject temporary(int dc, int expiresIn) {
        return PQInnerDataTempDc.builder()
                .pq(pq)
                .p(p)
                .q(q)
                .nonce(nonce)
                .serverNonce(serverNonce)
                .newNonce(newNonce)
                .dc(dc)
                .expiresIn(expiresIn)
                .build();
    }

    private void inner(HandshakeFailure expected, TlObject inner) {
        byte[] encrypted = encrypt(inner, false);
        refused(expected, () -> send(request(nonce, serverNonce, p, q, encrypted)));
    }

    @Test
    void refusesWrongClientValues() {
        offer(encrypt(new PQInnerData(pq, p, q, nonce, serverNonce, newNonce), false));
        byte[] good = DhParameters.known().generate(random).publicValue();
        BigInteger prime = DhParameters.known().prime();
        client(HandshakeFailure.INNER_NONCE_MISMATCH, new ClientDHInnerData(OTHER_NONCE, serverNonce, 0, good));
        client(HandshakeFailure.INNER_SERVER_NONCE_MISMATCH, new ClientDHInnerData(nonce, OTHER_NONCE, 0, good));
        client(HandshakeFailure.RETRY_ID_MISMATCH, new ClientDHInnerData(nonce, serverNonce, 5, good));
        client(HandshakeFailure.G_B_OUT_OF_RANGE, new ClientDHInnerData(nonce, serverNonce, 0, new byte[256]));
        client(HandshakeFailure.G_B_OUT_OF_RANGE, new ClientDHInnerData(nonce, serverNonce, 0, new byte[] {1}));
        client(
                HandshakeFailure.G_B_OUT_OF_RANGE,
                new ClientDHInnerData(
                        nonce, serverNonce, 0, prime.subtract(BigInteger.ONE).toByteArray()));
        refused(
                HandshakeFailure.ENCRYPTED_DATA_LENGTH,
                () -> send(new SetClientDHParams(nonce, serverNonce, new byte[40])));
        refused(
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                () -> send(new SetClientDHParams(nonce, OTHER_NONCE, new byte[48])));
        refused(
                HandshakeFailure.ENCRYPTED_DATA_MALFORMED,
                () -> send(new SetClientDHParams(nonce, serverNonce, new byte[336])));
        refused(HandshakeFailure.UNEXPECTED_MESSAGE, () -> send(request(nonce, serverNonce, p, q, new byte[256])));
    }

    @Test
    void boundsTheAttemptsOnOneOffer() {
        offer(encrypt(new PQInnerData(pq, p, q, nonce, serverNonce, newNonce), false));
        for (int attempt = 0; attempt < 5; attempt++) {
            client(HandshakeFailure.G_B_OUT_OF_RANGE, new ClientDHInnerData(nonce, serverNonce, 0, new byte[] {9}));
        }
        client(HandshakeFailure.TOO_MANY_RETRIES, new ClientDHInnerData(nonce, serverNonce, 0, new byte[] {9}));
    }

    private void client(HandshakeFailure expected, TlObject inner) {
        byte[] sealed = ExchangeCrypto.seal(aes(), inner, random);
        refused(expected, () -> send(new SetClientDHParams(nonce, serverNonce, sealed)));
    }

    @Test
    void endsNoiseInAnExceptionOfOurs() {
        Random noise = new Random(9);
        byte[][] templates = {
            Exchanges.packet(new ReqPq(nonce)),
            Exchanges.packet(request(nonce, serverNonce, p, q, new byte[256])),
            Exchanges.packet(new SetClientDHParams(nonce, serverNonce, new byte[336]))
        };
        for (int round = 0; round < 300; round++) {
            byte[] packet = templates[round % templates.length].clone();
            for (int change = 0; change < 3; change++) {
                packet[noise.nextInt(Math.min(packet.length, 100))] = (byte) noise.nextInt(256);
            }
            try {
                server.receive(packet, Exchanges.NOW);
            } catch (HandshakeException expected) {
                assertThat(expected.failure()).isNotNull();
            }
        }
        assertThat(server.size()).isLessThanOrEqualTo(1024);
    }

    private ServerDHInnerData offer(byte[] encrypted) {
        ServerDHParamsOk ok = ServerDHParamsOk.readBare(
                boxed(send(request(nonce, serverNonce, p, q, encrypted)), ServerDHParamsOk.CONSTRUCTOR_ID));
        AesKey aes = aes();
        byte[] plain = new AesIge().decrypt(aes.key(), aes.iv(), ok.encryptedAnswer());
        return ServerDHInnerData.read(new TlReader(plain, 20, plain.length - 20));
    }

    private static TlReader boxed(TlReader reader, int id) {
        reader.expectConstructor("answer", id);
        return reader;
    }

    private ReqDHParams request(Int128 clientNonce, Int128 theServers, byte[] first, byte[] second, byte[] encrypted) {
        return new ReqDHParams(
                clientNonce,
                theServers,
                first,
                second,
                TestKeys.FIRST.publicKey().fingerprint(),
                encrypted);
    }

    private byte[] encrypt(TlObject inner, boolean legacy) {
        return legacy
                ? RsaLegacy.encrypt(TestKeys.FIRST.publicKey(), inner.toByteArray(), random)
                : RsaPad.encrypt(TestKeys.FIRST.publicKey(), inner.toByteArray(), random);
    }

    private AesKey aes() {
        return KeyDerivation.tmpAes(newNonce.toByteArray(), serverNonce.toByteArray());
    }

    private TlReader send(TlObject query) {
        return body(server.receive(Exchanges.packet(query), Exchanges.NOW));
    }

    private static TlReader body(ExchangeStep step) {
        return new TlReader(PlainMessage.parse(Exchanges.packet(step)).body());
    }

    private static void refused(HandshakeFailure expected, ThrowingCallable call) {
        Exchanges.refused(call, expected);
    }
}
