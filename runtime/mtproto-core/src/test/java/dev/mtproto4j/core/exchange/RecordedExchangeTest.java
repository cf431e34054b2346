package dev.mtproto4j.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.RsaPad;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.type.AnyPQInnerData;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges with Telegram's servers that others have published, replayed as far as the published values go. */
class RecordedExchangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"core-2024", "grammers-2023"})
    void replaysToTheSameKey(String id) {
        Recorded recorded = Recorded.of(id);
        JsonNode derived = recorded.derived;
        FixedRandom nonce = FixedRandom.of(Vectors.bytes(recorded.exchange, "nonce"));
        byte[] first = new ClientKeyExchange(ClientKeyExchangeOptions.permanent(Recorded.keys(), DcNumber.of(2), nonce))
                .start(Recorded.NOW);
        assertThat(PlainMessage.parse(first).body()).isEqualTo(recorded.body("req_pq_multi"));

        ClientKeyExchange client = recorded.clientAwaitingParams(
                Recorded.keys(),
                recorded.packet("resPQ"),
                Vectors.bytes(derived, "b"),
                Vectors.bytes(derived, "client_padding"));
        byte[] sent = Recorded.bodyOf(client.receive(recorded.packet("server_DH_params_ok"), Recorded.NOW));
        assertThat(hex(sent)).isEqualTo(hex(recorded.body("set_client_DH_params")));

        ExchangeStep.Completed done =
                (ExchangeStep.Completed) client.receive(recorded.packet("dh_gen_ok"), Recorded.NOW);
        KeyExchangeResult result = done.result();
        assertThat(hex(result.authKey().toByteArray()))
                .isEqualTo(derived.path("auth_key").asText());
        assertThat(result.authKey().id())
                .isEqualTo(derived.path("auth_key_id_int64").asLong());
        assertThat(result.salt()).isEqualTo(derived.path("server_salt_int64").asLong());
        assertThat(result.serverTimeOffset())
                .isEqualTo(Duration.ofSeconds(derived.path("server_time").asLong() - Recorded.NOW.getEpochSecond()));
        assertThat(result.toString())
                .doesNotContain(derived.path("auth_key").asText().substring(0, 16));
    }

    @Test
    void asksForTheParametersWithTheSameFactorsAndKey() {
        for (String id : List.of("core-2024", "grammers-2023")) {
            Recorded recorded = Recorded.of(id);
            ReqDHParams expected = Recorded.reqDhParams(recorded.body("req_DH_params"));
            FixedRandom random = FixedRandom.of(
                    Vectors.bytes(recorded.exchange, "nonce"), Vectors.bytes(recorded.exchange, "new_nonce"));
            ClientKeyExchange client = new ClientKeyExchange(ClientKeyExchangeOptions.permanent(
                    keysWith(expected.publicKeyFingerprint()), DcNumber.of(2), random));
            client.start(Recorded.NOW);
            ReqDHParams asked =
                    Recorded.reqDhParams(Recorded.bodyOf(client.receive(recorded.packet("resPQ"), Recorded.NOW)));
            assertThat(asked.nonce()).isEqualTo(expected.nonce());
            assertThat(asked.serverNonce()).isEqualTo(expected.serverNonce());
            assertThat(asked.p()).isEqualTo(expected.p());
            assertThat(asked.q()).isEqualTo(expected.q());
            assertThat(asked.publicKeyFingerprint()).isEqualTo(expected.publicKeyFingerprint());
            assertThat(asked.encryptedData()).hasSameSizeAs(expected.encryptedData());
        }
    }

    @Test
    void encryptsTheOldInnerDataToTheSameBytes() {
        Recorded recorded = Recorded.of("grammers-2023");
        ReqDHParams expected = Recorded.reqDhParams(recorded.body("req_DH_params"));
        RsaPublicKey key = keysWith(expected.publicKeyFingerprint()).get(0);
        byte[] inner = AnyPQInnerData.read(new TlReader(recorded.body("p_q_inner_data")))
                .toByteArray();
        JsonNode random = recorded.exchange.path("random");
        byte[] encrypted = RsaPad.encrypt(
                key,
                inner,
                FixedRandom.of(Vectors.bytes(random, "rsa_random_padding"), Vectors.bytes(random, "rsa_temp_key")));
        assertThat(encrypted).isEqualTo(expected.encryptedData());
    }

    @Test
    void refusesTheExchangeOf2013ForItsGenerator() {
        Recorded recorded = Recorded.of("core-2013");
        ClientKeyExchange client = recorded.clientAwaitingParams(Recorded.keys(), recorded.packet("resPQ"));
        Exchanges.refused(
                () -> client.receive(recorded.packet("server_DH_params_ok"), Recorded.NOW),
                HandshakeFailure.DH_GENERATOR_INVALID);
    }

    @TestFactory
    Stream<DynamicTest> constructed() {
        assertThat(Recorded.FILE.path("constructed")).hasSize(29);
        return Vectors.each(Recorded.FILE.path("constructed"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> constructed(vector)));
    }

    private static void constructed(JsonNode vector) {
        Recorded recorded = Recorded.of("core-2024");
        String id = vector.path("id").asText();
        if (id.startsWith("p_q_inner_data")) {
            innerData(recorded, vector);
        } else if (id.startsWith("resPQ")) {
            ClientKeyExchange client = new ClientKeyExchange(ClientKeyExchangeOptions.permanent(
                    Recorded.keys(), DcNumber.of(2), FixedRandom.of(Vectors.bytes(recorded.exchange, "nonce"))));
            client.start(Recorded.NOW);
            outcome(vector, () -> client.receive(plain(Vectors.bytes(vector, "bytes")), Recorded.NOW));
        } else if (vector.has("encrypted_answer")) {
            byte[] answer = new ServerDHParamsOk(
                            Int128.of(Vectors.bytes(recorded.exchange, "nonce")),
                            Int128.of(Vectors.bytes(recorded.exchange, "server_nonce")),
                            Vectors.bytes(vector, "encrypted_answer"))
                    .toByteArray();
            ClientKeyExchange client = recorded.clientAwaitingParams(Recorded.keys(), recorded.packet("resPQ"));
            outcome(vector, () -> client.receive(plain(answer), Recorded.NOW));
        } else if (id.startsWith("server_DH_params_fail")) {
            ClientKeyExchange client = recorded.clientAwaitingParams(Recorded.keys(), recorded.packet("resPQ"));
            outcome(vector, () -> client.receive(plain(Vectors.bytes(vector, "bytes")), Recorded.NOW));
        } else if (id.equals("client_DH_inner_data-retry")) {
            ClientKeyExchange client =
                    awaitingVerdict(recorded, Vectors.bytes(recorded.derived, "b"), Vectors.bytes(vector, "padding"));
            JsonNode retry = Vectors.byId(Recorded.FILE.path("constructed"), "dh_gen_retry");
            byte[] sent = Recorded.bodyOf(client.receive(plain(Vectors.bytes(retry, "bytes")), Recorded.NOW));
            assertThat(hex(sent)).endsWith(vector.path("encrypted_data").asText());
        } else {
            ClientKeyExchange client = awaitingVerdict(recorded);
            outcome(vector, () -> client.receive(plain(Vectors.bytes(vector, "bytes")), Recorded.NOW));
        }
    }

    private static ClientKeyExchange awaitingVerdict(Recorded recorded, byte[]... rest) {
        byte[][] all = Stream.concat(
                        Stream.of(
                                Vectors.bytes(recorded.derived, "b"),
                                Vectors.bytes(recorded.derived, "client_padding")),
                        Arrays.stream(rest))
                .toArray(byte[][]::new);
        ClientKeyExchange client = recorded.clientAwaitingParams(Recorded.keys(), recorded.packet("resPQ"), all);
        client.receive(recorded.packet("server_DH_params_ok"), Recorded.NOW);
        return client;
    }

    private static void outcome(JsonNode vector, ThrowingCallable receive) {
        HandshakeFailure expected = expected(vector);
        if (expected == null) {
            assertThatCode(receive).doesNotThrowAnyException();
        } else {
            Exchanges.refused(receive, expected);
        }
    }

    private static @Nullable HandshakeFailure expected(JsonNode vector) {
        String id = vector.path("id").asText();
        return switch (vector.path("reference_result").asText()) {
            case "accept" ->
                switch (id) {
                    case "dh_gen_fail" -> HandshakeFailure.DH_GEN_FAIL;
                    case "server_DH_params_fail" -> HandshakeFailure.SERVER_DH_PARAMS_FAIL;
                    default -> null;
                };
            case "hash" ->
                id.startsWith("server_DH")
                        ? HandshakeFailure.PARAMS_FAIL_HASH_MISMATCH
                        : HandshakeFailure.NEW_NONCE_HASH_MISMATCH;
            case "sha1" -> HandshakeFailure.ENCRYPTED_DATA_HASH;
            case "nonce" ->
                id.startsWith("resPQ") ? HandshakeFailure.NONCE_MISMATCH : HandshakeFailure.INNER_NONCE_MISMATCH;
            case "server_nonce" -> HandshakeFailure.INNER_SERVER_NONCE_MISMATCH;
            case "padding" -> HandshakeFailure.ENCRYPTED_DATA_PADDING;
            case "align" -> HandshakeFailure.ENCRYPTED_DATA_LENGTH;
            case "fingerprint" -> HandshakeFailure.UNKNOWN_FINGERPRINT;
            case "g_a", "g_a range" -> HandshakeFailure.G_A_OUT_OF_RANGE;
            case "g" -> HandshakeFailure.DH_GENERATOR_INVALID;
            default -> throw new AssertionError(vector.path("reference_result"));
        };
    }

    /** Has the client encrypt for a key of ours, and compares what it encrypted. */
    private static void innerData(Recorded recorded, JsonNode vector) {
        String id = vector.path("id").asText();
        byte[] expected = Vectors.bytes(vector, "bytes");
        if (id.contains("legacy")) {
            assertThat(AnyPQInnerData.read(new TlReader(expected)).toByteArray())
                    .isEqualTo(expected);
            return;
        }
        RsaPrivateKey ours = TestKeys.FIRST;
        DcNumber dc = new DcNumber(2, id.contains("test"), id.contains("media"));
        FixedRandom random = FixedRandom.of(
                Vectors.bytes(recorded.exchange, "nonce"), Vectors.bytes(recorded.exchange, "new_nonce"));
        ClientKeyExchange client = new ClientKeyExchange(
                id.contains("temp")
                        ? ClientKeyExchangeOptions.temporary(List.of(ours.publicKey()), dc, random, Duration.ofDays(1))
                        : ClientKeyExchangeOptions.permanent(List.of(ours.publicKey()), dc, random));
        client.start(Recorded.NOW);
        ResPQ theirs = ResPQ.read(new TlReader(recorded.body("resPQ")));
        ResPQ offer = new ResPQ(
                theirs.nonce(),
                theirs.serverNonce(),
                theirs.pq(),
                LongVector.of(ours.publicKey().fingerprint()));
        ReqDHParams sent =
                Recorded.reqDhParams(Recorded.bodyOf(client.receive(plain(offer.toByteArray()), Recorded.NOW)));
        byte[] inner = Arrays.copyOf(RsaPad.decrypt(ours, sent.encryptedData()), expected.length);
        assertThat(hex(inner)).isEqualTo(hex(expected));
        assertThat(expected).hasSize(vector.path("length").asInt());
    }

    /** The client in the recording did not know the older keys that the server offers first. */
    private static List<RsaPublicKey> keysWith(long fingerprint) {
        return Recorded.keys().stream()
                .filter(key -> key.fingerprint() == fingerprint)
                .toList();
    }

    private static byte[] plain(byte[] body) {
        return new PlainMessage(1, body).toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
