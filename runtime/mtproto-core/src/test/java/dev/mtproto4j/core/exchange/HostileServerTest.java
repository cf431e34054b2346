package dev.mtproto4j.core.exchange;

import static dev.mtproto4j.core.exchange.HostileServer.OTHER_NONCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.mtproto.type.DhGenFail;
import dev.mtproto4j.mtproto.type.DhGenOk;
import dev.mtproto4j.mtproto.type.DhGenRetry;
import dev.mtproto4j.mtproto.type.Pong;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHInnerData;
import dev.mtproto4j.mtproto.type.ServerDHParamsFail;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.LongVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A server that is wrong in one thing at a time: the client gives each its own name. */
class HostileServerTest {

    private static final BigInteger PRIME = DhParameters.known().prime();
    private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(1984);

    /** One way to be wrong, and the reason that the client must give. */
    private record Case(HandshakeFailure expected, Consumer<HostileServer> change) {}

    private final Map<String, Case> cases = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> isRefusedWithItsOwnReason() {
        packets();
        firstAnswer();
        secondAnswer();
        innerData();
        thirdAnswer();
        assertThat(cases).as("hostile servers").hasSize(71);
        return cases.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    HostileServer server = new HostileServer();
                    entry.getValue().change().accept(server);
                    Exchanges.refused(() -> server.serve(7), entry.getValue().expected());
                }));
    }

    private void packets() {
        add("an empty packet", HandshakeFailure.MALFORMED_PACKET, server -> server.packet = bytes -> new byte[0]);
        add(
                "an encrypted packet",
                HandshakeFailure.MALFORMED_PACKET,
                server -> server.packet = bytes -> changed(bytes, 0));
        add(
                "a length too large",
                HandshakeFailure.MALFORMED_PACKET,
                server -> server.packet = bytes -> changed(bytes, 16));
        add(
                "a body cut off",
                HandshakeFailure.MALFORMED_PACKET,
                server -> server.packet = bytes -> {
                    byte[] cut = Arrays.copyOf(bytes, 40);
                    cut[16] = 20;
                    return cut;
                });
        add(
                "a body of three bytes",
                HandshakeFailure.MALFORMED_PACKET,
                server -> server.packet = bytes -> {
                    byte[] cut = Arrays.copyOf(bytes, 23);
                    cut[16] = 3;
                    return cut;
                });
        add(
                "another object",
                HandshakeFailure.UNEXPECTED_MESSAGE,
                server -> server.packet = bytes -> Exchanges.packet(new Pong(1, 2)));
    }

    private void firstAnswer() {
        resPq(
                "nonce",
                HandshakeFailure.NONCE_MISMATCH,
                r -> new ResPQ(OTHER_NONCE, r.serverNonce(), r.pq(), r.serverPublicKeyFingerprints()));
        resPq(
                "unknown fingerprint",
                HandshakeFailure.UNKNOWN_FINGERPRINT,
                r -> new ResPQ(r.nonce(), r.serverNonce(), r.pq(), LongVector.of(1, 2, 3)));
        resPq(
                "no fingerprint",
                HandshakeFailure.UNKNOWN_FINGERPRINT,
                r -> new ResPQ(r.nonce(), r.serverNonce(), r.pq(), LongVector.empty()));
        pq("empty pq", new byte[0]);
        pq("pq zero", new byte[] {0});
        pq("pq one", new byte[] {1});
        pq("prime pq", BigInteger.valueOf(2_147_483_647).toByteArray());
        pq("square pq", BigInteger.valueOf(1_229_739_323).pow(2).toByteArray());
        pq("pq of three primes", BigInteger.valueOf(1009L * 1013 * 1019).toByteArray());
        pq("pq of 64 bits", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        pq("pq of 9 bytes", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0});
        pq("pq of 4000 bytes", new byte[4000]);
    }

    private void secondAnswer() {
        params(
                "nonce outside",
                HandshakeFailure.NONCE_MISMATCH,
                r -> new ServerDHParamsOk(OTHER_NONCE, r.serverNonce(), r.encryptedAnswer()));
        params(
                "server_nonce outside",
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                r -> new ServerDHParamsOk(r.nonce(), OTHER_NONCE, r.encryptedAnswer()));
        params(
                "no answer",
                HandshakeFailure.ENCRYPTED_DATA_LENGTH,
                r -> new ServerDHParamsOk(r.nonce(), r.serverNonce(), new byte[0]));
        params(
                "answer of one block",
                HandshakeFailure.ENCRYPTED_DATA_LENGTH,
                r -> new ServerDHParamsOk(r.nonce(), r.serverNonce(), new byte[16]));
        params(
                "answer with half a block",
                HandshakeFailure.ENCRYPTED_DATA_LENGTH,
                r -> new ServerDHParamsOk(
                        r.nonce(),
                        r.serverNonce(),
                        Arrays.copyOf(r.encryptedAnswer(), r.encryptedAnswer().length + 8)));
        params(
                "answer under another key",
                HandshakeFailure.ENCRYPTED_DATA_MALFORMED,
                r -> new ServerDHParamsOk(r.nonce(), r.serverNonce(), changed(r.encryptedAnswer(), 0)));
        params(
                "answer cut off",
                HandshakeFailure.ENCRYPTED_DATA_MALFORMED,
                r -> new ServerDHParamsOk(r.nonce(), r.serverNonce(), Arrays.copyOf(r.encryptedAnswer(), 320)));
        add(
                "hash of the answer",
                HandshakeFailure.ENCRYPTED_DATA_HASH,
                server -> server.plainAnswer = plain -> changed(plain, 0));
        add(
                "server_time without its hash",
                HandshakeFailure.ENCRYPTED_DATA_HASH,
                server -> server.plainAnswer = plain -> changed(plain, plain.length - 13));
        add(
                "16 bytes of padding too many",
                HandshakeFailure.ENCRYPTED_DATA_PADDING,
                server -> server.plainAnswer = plain -> Arrays.copyOf(plain, plain.length + 16));
        second(
                "resPQ again",
                HandshakeFailure.UNEXPECTED_MESSAGE,
                (server, right) -> new ResPQ(server.nonce, server.serverNonce, new byte[] {15}, LongVector.empty()));
        second(
                "the last answer too early",
                HandshakeFailure.UNEXPECTED_MESSAGE,
                (server, right) -> new DhGenOk(server.nonce, server.serverNonce, OTHER_NONCE));
        second(
                "refusal",
                HandshakeFailure.SERVER_DH_PARAMS_FAIL,
                (server, right) -> new ServerDHParamsFail(
                        server.nonce, server.serverNonce, ExchangeCrypto.paramsFailHash(server.newNonce)));
        second(
                "forged refusal",
                HandshakeFailure.PARAMS_FAIL_HASH_MISMATCH,
                (server, right) -> new ServerDHParamsFail(server.nonce, server.serverNonce, OTHER_NONCE));
        second(
                "refusal with another nonce",
                HandshakeFailure.NONCE_MISMATCH,
                (server, right) -> new ServerDHParamsFail(
                        OTHER_NONCE, server.serverNonce, ExchangeCrypto.paramsFailHash(server.newNonce)));
        second(
                "refusal with another server_nonce",
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                (server, right) -> new ServerDHParamsFail(
                        server.nonce, OTHER_NONCE, ExchangeCrypto.paramsFailHash(server.newNonce)));
    }

    private void innerData() {
        inner(
                "nonce inside",
                HandshakeFailure.INNER_NONCE_MISMATCH,
                r -> new ServerDHInnerData(OTHER_NONCE, r.serverNonce(), r.g(), r.dhPrime(), r.gA(), r.serverTime()));
        inner(
                "server_nonce inside",
                HandshakeFailure.INNER_SERVER_NONCE_MISMATCH,
                r -> new ServerDHInnerData(r.nonce(), OTHER_NONCE, r.g(), r.dhPrime(), r.gA(), r.serverTime()));
        for (int g : new int[] {Integer.MIN_VALUE, -1, 0, 1, 2, 5, 6, 8, Integer.MAX_VALUE}) {
            inner(
                    "g = " + g,
                    HandshakeFailure.DH_GENERATOR_INVALID,
                    r -> new ServerDHInnerData(r.nonce(), r.serverNonce(), g, r.dhPrime(), r.gA(), r.serverTime()));
        }
        prime("empty dh_prime", HandshakeFailure.DH_PRIME_SIZE, new byte[0]);
        prime(
                "dh_prime of 2047 bits",
                HandshakeFailure.DH_PRIME_SIZE,
                PRIME.shiftRight(1).toByteArray());
        prime(
                "dh_prime of 2049 bits",
                HandshakeFailure.DH_PRIME_SIZE,
                PRIME.shiftLeft(1).add(BigInteger.ONE).toByteArray());
        prime(
                "composite dh_prime",
                HandshakeFailure.DH_PRIME_NOT_SAFE,
                PRIME.subtract(BigInteger.TWO).toByteArray());
        prime(
                "prime dh_prime whose half is not",
                HandshakeFailure.DH_PRIME_NOT_SAFE,
                unsafePrime().toByteArray());
        publicValue("g_a = 0", BigInteger.ZERO);
        publicValue("g_a = 1", BigInteger.ONE);
        publicValue("g_a = 2^1984 - 1", MARGIN.subtract(BigInteger.ONE));
        publicValue("g_a = dh_prime - 2^1984 + 1", PRIME.subtract(MARGIN).add(BigInteger.ONE));
        publicValue("g_a = dh_prime - 1", PRIME.subtract(BigInteger.ONE));
        publicValue("g_a = dh_prime", PRIME);
        publicValue("g_a = dh_prime + 2^1984", PRIME.add(MARGIN));
        publicValue("g_a of 8192 bits", BigInteger.ONE.shiftLeft(8191));
    }

    private void thirdAnswer() {
        third(
                "nonce at the end",
                HandshakeFailure.NONCE_MISMATCH,
                (server, right) -> new DhGenOk(OTHER_NONCE, server.serverNonce, server.hash(ExchangeCrypto.OK)));
        third(
                "server_nonce at the end",
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                (server, right) -> new DhGenOk(server.nonce, OTHER_NONCE, server.hash(ExchangeCrypto.OK)));
        third(
                "new_nonce_hash1",
                HandshakeFailure.NEW_NONCE_HASH_MISMATCH,
                (server, right) -> new DhGenOk(server.nonce, server.serverNonce, OTHER_NONCE));
        third(
                "hash 2 in dh_gen_ok",
                HandshakeFailure.NEW_NONCE_HASH_MISMATCH,
                (server, right) -> new DhGenOk(server.nonce, server.serverNonce, server.hash(ExchangeCrypto.RETRY)));
        third(
                "hash 3 in dh_gen_ok",
                HandshakeFailure.NEW_NONCE_HASH_MISMATCH,
                (server, right) -> new DhGenOk(server.nonce, server.serverNonce, server.hash(ExchangeCrypto.FAIL)));
        third(
                "nonce in dh_gen_retry",
                HandshakeFailure.NONCE_MISMATCH,
                (server, right) -> new DhGenRetry(OTHER_NONCE, server.serverNonce, server.hash(ExchangeCrypto.RETRY)));
        third(
                "server_nonce in dh_gen_retry",
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                (server, right) -> new DhGenRetry(server.nonce, OTHER_NONCE, server.hash(ExchangeCrypto.RETRY)));
        third(
                "nonce in dh_gen_fail",
                HandshakeFailure.NONCE_MISMATCH,
                (server, right) -> new DhGenFail(OTHER_NONCE, server.serverNonce, server.hash(ExchangeCrypto.FAIL)));
        third(
                "server_nonce in dh_gen_fail",
                HandshakeFailure.SERVER_NONCE_MISMATCH,
                (server, right) -> new DhGenFail(server.nonce, OTHER_NONCE, server.hash(ExchangeCrypto.FAIL)));
        third(
                "hash 1 in dh_gen_retry",
                HandshakeFailure.NEW_NONCE_HASH_MISMATCH,
                (server, right) -> new DhGenRetry(server.nonce, server.serverNonce, server.hash(ExchangeCrypto.OK)));
        third(
                "hash 1 in dh_gen_fail",
                HandshakeFailure.NEW_NONCE_HASH_MISMATCH,
                (server, right) -> new DhGenFail(server.nonce, server.serverNonce, server.hash(ExchangeCrypto.OK)));
        third(
                "dh_gen_fail",
                HandshakeFailure.DH_GEN_FAIL,
                (server, right) -> new DhGenFail(server.nonce, server.serverNonce, server.hash(ExchangeCrypto.FAIL)));
        third(
                "the second answer again",
                HandshakeFailure.UNEXPECTED_MESSAGE,
                (server, right) -> new ServerDHParamsOk(server.nonce, server.serverNonce, new byte[48]));
    }

    @Test
    void theUnchangedServerIsAccepted() {
        HostileServer server = new HostileServer();
        assertThat(server.serve(7).authKey()).isEqualTo(server.key);
    }

    @Test
    void paddingAfterTheObjectIsAccepted() {
        HostileServer server = new HostileServer();
        server.packet = bytes -> {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 88);
            longer[16] = (byte) (longer[16] + 88);
            return longer;
        };
        assertThat(server.serve(7).authKey()).isEqualTo(server.key);
    }

    @Test
    void publicValuesAtTheBoundsAreAccepted() {
        for (BigInteger bound : new BigInteger[] {MARGIN, PRIME.subtract(MARGIN)}) {
            HostileServer server = new HostileServer();
            server.innerData = r -> new ServerDHInnerData(
                    r.nonce(), r.serverNonce(), r.g(), r.dhPrime(), bound.toByteArray(), r.serverTime());
            // The server does not know the exponent of this value, so all that fails is the last hash.
            Exchanges.refused(() -> server.serve(7), HandshakeFailure.NEW_NONCE_HASH_MISMATCH);
        }
    }

    @Test
    void anAnswerFromAnotherExchangeIsRefused() {
        HostileServer server = new HostileServer();
        ClientKeyExchange first = new ClientKeyExchange(Exchanges.clientOptions(1));
        byte[] old = server.onReqDhParams(
                Exchanges.packet(first.receive(server.onReqPq(first.start(Exchanges.NOW)), Exchanges.NOW)));
        ClientKeyExchange second = new ClientKeyExchange(Exchanges.clientOptions(2));
        second.receive(server.onReqPq(second.start(Exchanges.NOW)), Exchanges.NOW);
        Exchanges.refused(() -> second.receive(old, Exchanges.NOW), HandshakeFailure.NONCE_MISMATCH);
    }

    @Test
    void endlessRetriesEnd() {
        HostileServer server = new HostileServer();
        ClientKeyExchange client = new ClientKeyExchange(Exchanges.clientOptions(3));
        byte[] params = server.onReqDhParams(
                Exchanges.packet(client.receive(server.onReqPq(client.start(Exchanges.NOW)), Exchanges.NOW)));
        server.thirdAnswer = (s, right) -> new DhGenRetry(s.nonce, s.serverNonce, s.hash(ExchangeCrypto.RETRY));
        ExchangeStep[] step = {client.receive(params, Exchanges.NOW)};
        for (int retry = 0; retry < 4; retry++) {
            step[0] = client.receive(server.onSetClientDhParams(Exchanges.packet(step[0])), Exchanges.NOW);
        }
        byte[] fifth = server.onSetClientDhParams(Exchanges.packet(step[0]));
        Exchanges.refused(() -> client.receive(fifth, Exchanges.NOW), HandshakeFailure.TOO_MANY_RETRIES);
    }

    /** Found by search: it is prime, and half of it is not. */
    private static BigInteger unsafePrime() {
        return BigInteger.ONE.shiftLeft(2047).add(BigInteger.valueOf(2895));
    }

    private void add(String name, HandshakeFailure expected, Consumer<HostileServer> change) {
        assertThat(cases.put(name, new Case(expected, change))).as(name).isNull();
    }

    private void resPq(String name, HandshakeFailure expected, UnaryOperator<ResPQ> change) {
        add(name, expected, server -> server.resPq = change);
    }

    private void pq(String name, byte[] pq) {
        resPq(
                name,
                HandshakeFailure.PQ_INVALID,
                r -> new ResPQ(r.nonce(), r.serverNonce(), pq, r.serverPublicKeyFingerprints()));
    }

    private void params(String name, HandshakeFailure expected, UnaryOperator<ServerDHParamsOk> change) {
        add(name, expected, server -> server.params = change);
    }

    private void second(String name, HandshakeFailure expected, HostileServer.Answer answer) {
        add(name, expected, server -> server.secondAnswer = answer);
    }

    private void third(String name, HandshakeFailure expected, HostileServer.Answer answer) {
        add(name, expected, server -> server.thirdAnswer = answer);
    }

    private void inner(String name, HandshakeFailure expected, UnaryOperator<ServerDHInnerData> change) {
        add(name, expected, server -> server.innerData = change);
    }

    private void prime(String name, HandshakeFailure expected, byte[] prime) {
        inner(
                name,
                expected,
                r -> new ServerDHInnerData(r.nonce(), r.serverNonce(), r.g(), prime, r.gA(), r.serverTime()));
    }

    private void publicValue(String name, BigInteger value) {
        inner(
                name,
                HandshakeFailure.G_A_OUT_OF_RANGE,
                r -> new ServerDHInnerData(
                        r.nonce(), r.serverNonce(), r.g(), r.dhPrime(), value.toByteArray(), r.serverTime()));
    }

    private static byte[] changed(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x55;
        return changed;
    }
}
