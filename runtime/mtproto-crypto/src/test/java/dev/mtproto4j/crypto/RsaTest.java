package dev.mtproto4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RsaTest {
    private static final RsaPrivateKey PRIVATE = RsaPrivateKey.generate(FixedRandom.seeded(2048));
    private static final RsaPublicKey PUBLIC = PRIVATE.publicKey();

    private static RsaPublicKey key(JsonNode v) {
        return new RsaPublicKey(
                new BigInteger(Vectors.text(v, "modulus"), 16), new BigInteger(Vectors.text(v, "exponent"), 16));
    }

    static RsaPublicKey keyOfFingerprint(String fingerprint) {
        return Vectors.group("rsa.json", "keys")
                .filter(v -> Vectors.text(v, "fingerprint_hex").equals(fingerprint))
                .map(RsaTest::key)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> fingerprintsAndPemOfKnownKeys() {
        return Vectors.group("rsa.json", "keys")
                .map(v -> DynamicTest.dynamicTest(Vectors.text(v, "fingerprint_hex"), () -> {
                    RsaPublicKey key = key(v);
                    assertThat(key.fingerprint())
                            .isEqualTo(v.get("fingerprint_int64").asLong());
                    assertThat(key.toString()).contains(Vectors.text(v, "fingerprint_hex"));
                    assertThat(key.toPem()).startsWith("-----BEGIN RSA PUBLIC KEY-----\n");
                    assertThat(RsaPublicKey.fromPem(key.toPem())).isEqualTo(key);
                    assertThat(RsaPublicKey.fromPem(spki(key))).isEqualTo(key);
                }));
    }

    /** The other form, as the JDK writes it. */
    private static String spki(RsaPublicKey key) throws GeneralSecurityException {
        byte[] der = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.modulus(), key.exponent()))
                .getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void allKeysOfATextAreRead() throws GeneralSecurityException {
        RsaPublicKey first = keyOfFingerprint("d09d1d85de64fd85");
        RsaPublicKey second = keyOfFingerprint("b25898df208d2603");
        String text = "production\n" + first.toPem() + "\ntest\n" + spki(second);
        assertThat(RsaPublicKey.allFromPem(text)).containsExactly(first, second);
        assertThat(RsaPublicKey.allFromPem(text.replace("\n", "\r\n"))).containsExactly(first, second);
    }

    @TestFactory
    Stream<DynamicTest> knownRawPowers() {
        return Vectors.group("rsa.json", "raw_modexp")
                .map(v -> Vectors.test(
                        v,
                        () -> assertThat(Vectors.hex(key(v).encryptRaw(Vectors.hex(v, "input"))))
                                .isEqualTo(Vectors.text(v, "output"))));
    }

    @TestFactory
    Stream<DynamicTest> knownRsaPad() {
        return Vectors.group("rsa.json", "rsa_pad")
                .map(v -> Vectors.test(v, () -> {
                    List<byte[]> random = new ArrayList<>();
                    random.add(Vectors.hex(v, "random_padding_bytes"));
                    if (v.has("rejected_temp_key")) {
                        random.add(Vectors.hex(v, "rejected_temp_key"));
                    }
                    if (v.has("temp_key")) {
                        random.add(Vectors.hex(v, "temp_key"));
                    } else {
                        v.get("temp_keys")
                                .forEach(k -> random.add(
                                        new BigInteger(k.asText(), 16).toByteArray().length == 0
                                                ? new byte[0]
                                                : java.util.HexFormat.of().parseHex(k.asText())));
                    }
                    FixedRandom fixed = FixedRandom.of(random.toArray(byte[][]::new));
                    RsaPublicKey key = keyOfFingerprint(Vectors.text(v, "key_fingerprint_hex"));
                    assertThat(Vectors.hex(RsaPad.encrypt(key, Vectors.hex(v, "data"), fixed)))
                            .isEqualTo(Vectors.text(v, "encrypted_data"));
                    assertThat(fixed.left()).isZero();
                    if (v.has("key_aes_encrypted")) {
                        assertThat(Vectors.hex(
                                        RsaPad.block(Vectors.hex(v, "data_with_padding"), Vectors.hex(v, "temp_key"))))
                                .isEqualTo(Vectors.text(v, "key_aes_encrypted"));
                    }
                }));
    }

    @Test
    void whatIsEncryptedComesBack() {
        Random random = new Random(9);
        for (int length = 4; length <= 144; length += 4) {
            byte[] data = new byte[length];
            random.nextBytes(data);
            byte[] encrypted = RsaPad.encrypt(PUBLIC, data, FixedRandom.seeded(length));
            assertThat(encrypted).hasSize(256);
            assertThat(RsaPad.decrypt(PRIVATE, encrypted)).hasSize(192).startsWith(data);
            byte[] legacy = RsaLegacy.encrypt(PUBLIC, data, FixedRandom.seeded(length));
            assertThat(legacy).hasSize(256);
            assertThat(RsaLegacy.decrypt(PRIVATE, legacy)).isEqualTo(data);
        }
    }

    @Test
    void aChangedOrForeignBlockIsRefused() {
        byte[] data = new byte[100];
        byte[] padded = RsaPad.encrypt(PUBLIC, data, FixedRandom.seeded(1));
        byte[] legacy = RsaLegacy.encrypt(PUBLIC, data, FixedRandom.seeded(1));
        for (int at = 1; at < 256; at += 17) {
            byte[] changed = padded.clone();
            changed[at] ^= 1;
            refused(() -> RsaPad.decrypt(PRIVATE, changed));
            byte[] changedLegacy = legacy.clone();
            changedLegacy[at] ^= 1;
            refused(() -> RsaLegacy.decrypt(PRIVATE, changedLegacy));
        }
        refused(() -> RsaPad.decrypt(PRIVATE, legacy));
        refused(() -> RsaLegacy.decrypt(PRIVATE, padded));
        refused(() -> RsaPad.decrypt(PRIVATE, Arrays.copyOf(padded, 255)));
        refused(() -> RsaPad.decrypt(PRIVATE, Arrays.copyOf(padded, 257)));
        refused(() -> RsaPad.decrypt(PRIVATE, Bytes.unsigned(PUBLIC.modulus())));
        byte[] ones = new byte[256];
        Arrays.fill(ones, (byte) 0xff);
        refused(() -> RsaLegacy.decrypt(PRIVATE, ones));
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SecurityCheckException.class);
    }

    @Test
    void otherSizesAreRefused() {
        FixedRandom random = FixedRandom.seeded(1);
        assertThatThrownBy(() -> RsaPad.encrypt(PUBLIC, new byte[145], random))
                .isInstanceOf(IllegalArgumentException.class);
        RsaPublicKey small = keyOfFingerprint("1a8feb82ceb73975");
        assertThatThrownBy(() -> RsaPad.encrypt(small, new byte[100], random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RsaLegacy.encrypt(PUBLIC, new byte[236], random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RsaLegacy.encrypt(PUBLIC, new byte[2], random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PUBLIC.encryptRaw(Bytes.unsigned(PUBLIC.modulus())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePrivateKeySurvivesBothFormsOfPem() throws GeneralSecurityException {
        String pem = PRIVATE.toPem();
        assertThat(pem).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(RsaPrivateKey.fromPem(pem).toPem()).isEqualTo(pem);
        String pkcs8 = "-----BEGIN PRIVATE KEY-----\n" + pkcs8Base64(pem) + "\n-----END PRIVATE KEY-----\n";
        RsaPrivateKey read = RsaPrivateKey.fromPem("ours\n" + PUBLIC.toPem() + pkcs8);
        assertThat(read.publicKey()).isEqualTo(PUBLIC);
        byte[] encrypted = RsaPad.encrypt(PUBLIC, new byte[4], FixedRandom.seeded(1));
        assertThat(RsaPad.decrypt(read, encrypted)).startsWith(new byte[4]);
    }

    /** PKCS#8 by hand: version 0, rsaEncryption, the PKCS#1 bytes as an octet string. */
    private static String pkcs8Base64(String pkcs1Pem) {
        byte[] pkcs1 = Base64.getMimeDecoder().decode(pkcs1Pem.replaceAll("-----[^-]+-----", ""));
        byte[] head = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500" + "0482");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int inner = head.length + 2 + pkcs1.length;
        out.writeBytes(new byte[] {0x30, (byte) 0x82, (byte) (inner >> 8), (byte) inner});
        out.writeBytes(head);
        out.writeBytes(new byte[] {(byte) (pkcs1.length >> 8), (byte) pkcs1.length});
        out.writeBytes(pkcs1);
        return Base64.getMimeEncoder().encodeToString(out.toByteArray());
    }

    @Test
    void generatedKeysAreOf2048BitsWithSixteenDigitsOfFingerprint() {
        assertThat(PUBLIC.modulus().bitLength()).isEqualTo(2048);
        assertThat(PUBLIC.exponent()).isEqualTo(65_537);
        assertThat(PUBLIC.fingerprint() >>> 60).isNotZero();
        assertThat(RsaPrivateKey.generate(FixedRandom.seeded(2048)).publicKey()).isEqualTo(PUBLIC);
    }

    @Test
    void whatIsNotAKeyIsRefusedWithoutQuotingIt() {
        String secret = PRIVATE.toPem();
        String line = secret.split("\n", -1)[3];
        for (String broken : List.of(
                "",
                "no key here",
                secret.substring(0, secret.length() / 2),
                secret.replace(line, "AAAA" + line.substring(4)),
                secret.replace(line, "????"),
                secret.replace("RSA PRIVATE", "EC PRIVATE"),
                secret.replace("RSA PRIVATE", "RSA PUBLIC"),
                secret.replace("RSA PRIVATE", "PRIVATE"))) {
            assertThatThrownBy(() -> RsaPrivateKey.fromPem(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(line.substring(8, 16)));
        }
        assertThatThrownBy(() -> RsaPublicKey.fromPem(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEGIN RSA PUBLIC KEY");
        assertThatThrownBy(() -> new RsaPublicKey(BigInteger.TEN, BigInteger.valueOf(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RsaPublicKey(PUBLIC.modulus(), BigInteger.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RsaPublicKey(BigInteger.valueOf(15), BigInteger.valueOf(17)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PRIVATE.toString()).matches("RsaPrivateKey [0-9a-f]{16}");
    }
}
