package dev.mtproto4j.crypto.srp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.FixedRandom;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.crypto.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SrpTest {
    private static final SrpParameters GROUP = new SrpParameters(
            new byte[40], new byte[16], 3, DhParameters.known().prime());

    private static char[] password(JsonNode v) {
        return new String(Vectors.hex(v, "password_utf8_hex"), UTF_8).toCharArray();
    }

    private static byte[] left256(byte[] bytes) {
        return SrpMath.pad(new BigInteger(1, bytes));
    }

    @TestFactory
    Stream<DynamicTest> knownAnswersOfTheClient() {
        return Vectors.group("srp.json", "check_password")
                .map(v -> Vectors.test(v, () -> {
                    BigInteger p = new BigInteger(1, Vectors.hex(v, "p"));
                    byte[] salt1 = Vectors.hex(v, "salt1");
                    byte[] salt2 = Vectors.hex(v, "salt2");
                    int g = v.get("g").asInt();
                    boolean toy = p.bitLength() < 2048;
                    SrpParameters parameters = toy
                            ? new SrpParameters(salt1, salt2, g, p)
                            : SrpParameters.check(salt1, salt2, g, Vectors.hex(v, "p"), FixedRandom.seeded(1));
                    byte[] b = Vectors.hex(v, "srp_B");
                    // grammers' test in the group of 47 has a and B of one byte.
                    SrpAnswer answer = SrpClient.answer(
                            parameters,
                            toy ? left256(b) : b,
                            password(v),
                            FixedRandom.of(left256(Vectors.hex(v, "a"))));
                    assertThat(Vectors.hex(answer.a())).isEqualTo(Vectors.text(v.get("expected"), "A"));
                    assertThat(Vectors.hex(answer.m1())).isEqualTo(Vectors.text(v.get("expected"), "M1"));
                    JsonNode steps = v.get("intermediates");
                    if (v.has("server_b")) {
                        byte[] verifier = left256(Vectors.hex(steps, "v"));
                        byte[] secret = left256(new BigInteger(Vectors.text(v, "server_b"), 16).toByteArray());
                        SrpServer server = new SrpServer(parameters, verifier, FixedRandom.of(secret));
                        assertThat(server.b()).isEqualTo(left256(b));
                        assertThat(server.verify(answer.a(), answer.m1())).isTrue();
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> knownPasswordHashes() {
        return Vectors.group("srp.json", "password_hashes")
                .map(v -> Vectors.test(v, () -> {
                    byte[] salt2 = Vectors.hex(v, "salt2");
                    SrpParameters parameters = new SrpParameters(Vectors.hex(v, "salt1"), salt2, 3, GROUP.prime());
                    BigInteger x = SrpMath.passwordHash(parameters, password(v));
                    assertThat(x).isEqualTo(new BigInteger(Vectors.text(v, "x"), 16));
                    if (v.has("new_password_hash")) {
                        SrpParameters newAlgo =
                                new SrpParameters(Vectors.hex(v, "server_salt1"), salt2, 3, GROUP.prime());
                        NewPassword created = SrpPassword.create(
                                newAlgo, password(v), FixedRandom.of(Vectors.hex(v, "appended_random_32")));
                        assertThat(Vectors.hex(created.parameters().salt1())).isEqualTo(Vectors.text(v, "salt1"));
                        assertThat(Vectors.hex(created.verifier())).isEqualTo(Vectors.text(v, "new_password_hash"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> pbkdf2() {
        return Vectors.group("kdf.json", "hashes")
                .filter(v -> Vectors.text(v, "alg").equals("pbkdf2-hmac-sha512"))
                .map(v -> DynamicTest.dynamicTest("pbkdf2", () -> {
                    byte[] password = Vectors.hex(v, "password");
                    byte[] salt = Vectors.hex(v, "salt");
                    int iterations = v.get("iterations").asInt();
                    byte[] derived = Pbkdf2.hmacSha512(password, salt, iterations);
                    assertThat(v.get("dklen").asInt()).isEqualTo(derived.length);
                    assertThat(Vectors.hex(derived)).isEqualTo(Vectors.text(v, "output"));
                    PKCS5S2ParametersGenerator oracle = new PKCS5S2ParametersGenerator(new SHA512Digest());
                    oracle.init(password, salt, iterations);
                    KeyParameter expected = (KeyParameter) oracle.generateDerivedParameters(512);
                    assertThat(derived).isEqualTo(expected.getKey());
                }));
    }

    @Test
    void aNewPasswordOpensAndAnotherDoesNot() {
        FixedRandom random = FixedRandom.seeded(5);
        char[] password = "correct horse".toCharArray();
        NewPassword created = SrpPassword.create(GROUP, password, random);
        assertThat(created.parameters().salt1()).hasSize(72).startsWith(GROUP.salt1());
        assertThat(password).isEqualTo("correct horse".toCharArray());
        SrpServer server = new SrpServer(created.parameters(), created.verifier(), random);

        SrpAnswer right = SrpClient.answer(created.parameters(), server.b(), password, random);
        assertThat(server.verify(right.a(), right.m1())).isTrue();
        SrpAnswer wrong = SrpClient.answer(created.parameters(), server.b(), "Correct horse".toCharArray(), random);
        assertThat(server.verify(wrong.a(), wrong.m1())).isFalse();

        SrpServer next = new SrpServer(created.parameters(), created.verifier(), random);
        assertThat(next.b()).isNotEqualTo(server.b());
        assertThat(next.verify(right.a(), right.m1())).isFalse();
    }

    @Test
    void anAThatMakesTheSecretKnownIsRefused() {
        FixedRandom random = FixedRandom.seeded(6);
        byte[] verifier = SrpMath.pad(SrpPassword.verifier(GROUP, BigInteger.valueOf(12_345)));
        SrpServer server = new SrpServer(GROUP, verifier, random);
        BigInteger p = GROUP.prime();
        // With A a multiple of p the secret is 0 whatever the password.
        for (BigInteger a : new BigInteger[] {BigInteger.ZERO, p}) {
            byte[] wire = SrpMath.pad(a);
            byte[] forged = SrpMath.proof(GROUP, wire, server.b(), BigInteger.ZERO);
            assertThat(server.verify(wire, forged)).isFalse();
        }
        assertThat(server.verify(new byte[] {3}, new byte[32])).isFalse();
        assertThat(server.verify(new byte[257], new byte[32])).isFalse();
        assertThat(server.verify(SrpMath.pad(BigInteger.TWO), new byte[0])).isFalse();
    }

    @Test
    void aBOutOfRangeIsRefusedBeforeThePasswordIsTouched() {
        FixedRandom random = FixedRandom.seeded(7);
        BigInteger p = GROUP.prime();
        byte[] beyond = SrpMath.pad(p.add(BigInteger.ONE));
        byte[] tooShort = new byte[247];
        tooShort[0] = 1;
        byte[] tooLong = new byte[257];
        tooLong[256] = 5;
        for (byte[] b : List.of(new byte[256], SrpMath.pad(p), beyond, tooShort, tooLong, new byte[0])) {
            assertThatThrownBy(() -> SrpClient.answer(GROUP, b, "x".toCharArray(), random))
                    .isInstanceOf(SecurityCheckException.class)
                    .hasMessageStartingWith("srp_B");
        }
    }

    /** With u = 0 the answer would not depend on the password; with a = 0 everybody could compute it. */
    @Test
    void exponentsThatMakeTheSecretKnownAreDrawnAgain() {
        byte[] b = SrpMath.pad(BigInteger.valueOf(3).modPow(BigInteger.valueOf(77_777), GROUP.prime()));
        byte[] first = left256(new byte[] {5, 5, 5, 5, 5});
        byte[] second = left256(new byte[] {6, 6, 6, 6, 6});
        List<BigInteger> scramblers = new ArrayList<>(List.of(BigInteger.ONE, BigInteger.ZERO, BigInteger.TEN));
        SrpAnswer answer = SrpClient.answer(
                GROUP,
                b,
                "x".toCharArray(),
                FixedRandom.of(new byte[256], first, second),
                (a, wireB) -> scramblers.remove(0));
        assertThat(scramblers).isEmpty();
        assertThat(new BigInteger(1, answer.a()))
                .isEqualTo(BigInteger.valueOf(3).modPow(new BigInteger(1, second), GROUP.prime()));
    }

    @Test
    void aBadGroupIsRefused() {
        FixedRandom random = FixedRandom.seeded(8);
        byte[] p = GROUP.p();
        byte[] salt = new byte[16];
        assertThat(SrpParameters.check(salt, salt, 3, p, random).g()).isEqualTo(3);
        assertThatThrownBy(() -> SrpParameters.check(salt, salt, 2, p, random))
                .isInstanceOf(SecurityCheckException.class);
        byte[] composite = p.clone();
        composite[255] ^= 4;
        assertThatThrownBy(() -> SrpParameters.check(salt, salt, 4, composite, random))
                .isInstanceOf(SecurityCheckException.class);
        assertThatThrownBy(() -> SrpParameters.check(new byte[1 << 20], salt, 3, p, random))
                .isInstanceOf(SecurityCheckException.class);
    }

    @Test
    void passwordsAreUtf8() {
        char[] text = "пароль 🔐".toCharArray();
        char[] copy = Arrays.copyOf(text, text.length);
        BigInteger x = SrpMath.passwordHash(GROUP, text);
        assertThat(text).isEqualTo(copy);
        assertThat(x).isNotEqualTo(SrpMath.passwordHash(GROUP, "?????? ??".toCharArray()));
    }
}
