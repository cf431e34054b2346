package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cryptography of recorded key exchanges; their messages are replayed where the exchange itself is. */
class KeyExchangeVectorsTest {

    @TestFactory
    Stream<DynamicTest> recordedExchanges() {
        return Vectors.group("auth_key_exchange.json", "exchanges")
                .map(v -> Vectors.test(v, () -> recordedExchange(v)));
    }

    private static void recordedExchange(JsonNode v) {
        JsonNode derived = v.get("derived");
        byte[] newNonce = Vectors.hex(v, "new_nonce");
        byte[] serverNonce = Vectors.hex(v, "server_nonce");

        PqFactorization.Factors factors = PqFactorization.factorize(PqFactorization.fromBytes(Vectors.hex(v, "pq")));
        assertThat(Vectors.hex(PqFactorization.toBytes(factors.p()))).isEqualTo(Vectors.text(v, "p"));
        assertThat(Vectors.hex(PqFactorization.toBytes(factors.q()))).isEqualTo(Vectors.text(v, "q"));

        AesKey aes = KeyDerivation.tmpAes(newNonce, serverNonce);
        assertThat(Vectors.hex(aes.key())).isEqualTo(Vectors.text(derived, "tmp_aes_key"));
        assertThat(Vectors.hex(aes.iv())).isEqualTo(Vectors.text(derived, "tmp_aes_iv"));

        byte[] answer = Vectors.hex(derived, "answer");
        byte[] answerPadding = Vectors.hex(derived, "answer_padding");
        assertThat(Vectors.hex(derived, "answer_with_hash"))
                .isEqualTo(concat(Hashes.sha1(answer), answer, answerPadding));
        byte[] encryptedAnswer = new AesIge().encrypt(aes.key(), aes.iv(), Vectors.hex(derived, "answer_with_hash"));
        assertThat(Vectors.text(v.get("messages"), "server_DH_params_ok")).contains(Vectors.hex(encryptedAnswer));

        byte[] inner = Vectors.hex(derived, "client_DH_inner_data");
        byte[] clientData = concat(Hashes.sha1(inner), inner, Vectors.hex(derived, "client_padding"));
        assertThat(Vectors.hex(new AesIge().encrypt(aes.key(), aes.iv(), clientData)))
                .isEqualTo(Vectors.text(derived, "client_encrypted_data"));

        int g = derived.get("g").asInt();
        byte[] prime = Vectors.hex(derived, "dh_prime");
        if (v.get("g_passes_documented_condition").asBoolean()) {
            assertThat(DhParameters.check(g, prime, FixedRandom.seeded(1)).g()).isEqualTo(g);
        } else {
            assertThatThrownBy(() -> DhParameters.check(g, prime, FixedRandom.seeded(1)))
                    .isInstanceOf(SecurityCheckException.class);
        }
        DhKeyPair pair = new DhParameters(g, SafePrimes.KNOWN).generate(FixedRandom.of(Vectors.hex(derived, "b")));
        assertThat(Vectors.hex(pair.publicValue())).isEqualTo(Vectors.text(derived, "g_b"));
        AuthKey key = pair.authKey(Vectors.hex(derived, "g_a"), "g_a");
        assertThat(Vectors.hex(key.toByteArray())).isEqualTo(Vectors.text(derived, "auth_key"));
        assertThat(key.id()).isEqualTo(derived.get("auth_key_id_int64").asLong());
        assertThat(Vectors.hex(key.auxHash())).isEqualTo(Vectors.text(derived, "auth_key_aux_hash"));
        for (int n = 1; n <= 3; n++) {
            assertThat(Vectors.hex(key.newNonceHash(newNonce, n)))
                    .isEqualTo(Vectors.text(derived, "new_nonce_hash" + n));
        }
        assertThat(Vectors.hex(AuthKey.newNonceHash(newNonce)))
                .isEqualTo(Vectors.text(derived, "new_nonce_hash_for_params_fail"));

        if (v.has("random")) {
            byte[] data = Vectors.hex(v.get("messages"), "p_q_inner_data");
            FixedRandom random = FixedRandom.of(
                    Vectors.hex(v.get("random"), "rsa_random_padding"), Vectors.hex(v.get("random"), "rsa_temp_key"));
            RsaPublicKey rsa = key(Vectors.text(v, "public_key_fingerprint_hex"));
            assertThat(Vectors.hex(RsaPad.encrypt(rsa, data, random)))
                    .isEqualTo(Vectors.text(v.get("messages"), "encrypted_data"));
        }
    }

    private static RsaPublicKey key(String fingerprint) {
        return Vectors.group("rsa.json", "keys")
                .filter(v -> Vectors.text(v, "fingerprint_hex").equals(fingerprint))
                .map(v -> new RsaPublicKey(
                        new BigInteger(Vectors.text(v, "modulus"), 16),
                        new BigInteger(Vectors.text(v, "exponent"), 16)))
                .findFirst()
                .orElseThrow();
    }

    /** The answers with one wrong number: those whose check belongs to this package. */
    @TestFactory
    Stream<DynamicTest> hostileAnswers() {
        JsonNode base = Vectors.group("auth_key_exchange.json", "exchanges")
                .filter(v -> Vectors.text(v, "id").equals("core-2024"))
                .findFirst()
                .orElseThrow();
        AesKey aes = KeyDerivation.tmpAes(Vectors.hex(base, "new_nonce"), Vectors.hex(base, "server_nonce"));
        Set<String> ours = Set.of("g", "g_a", "g_a range");
        return Vectors.group("auth_key_exchange.json", "constructed")
                .filter(v -> ours.contains(Vectors.text(v, "reference_result")))
                .map(v -> Vectors.test(v, () -> {
                    byte[] answer = new AesIge().decrypt(aes.key(), aes.iv(), Vectors.hex(v, "encrypted_answer"));
                    // SHA-1, constructor id, two nonces, then g, dh_prime and g_a with headers of four bytes
                    int g = Bytes.intAt(answer, 56);
                    byte[] prime = Arrays.copyOfRange(answer, 64, 320);
                    byte[] gA = Arrays.copyOfRange(answer, 324, 580);
                    assertThat(prime).isEqualTo(DhParameters.known().dhPrime());
                    assertThatThrownBy(() -> DhParameters.check(g, prime, FixedRandom.seeded(1))
                                    .checkPublicValue(gA, "g_a"))
                            .isInstanceOf(SecurityCheckException.class);
                }));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
