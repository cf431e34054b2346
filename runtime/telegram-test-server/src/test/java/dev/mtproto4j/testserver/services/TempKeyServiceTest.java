package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.auth.BindTempAuthKey;
import dev.mtproto4j.api.method.auth.DropTempAuthKeys;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.BindingMessage;
import dev.mtproto4j.testserver.store.AuthKeys;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TempKeyServiceTest {
    private static final long NONCE = 42;

    private final ServiceBench bench = new ServiceBench();
    private final SecureRandom random = new SecureRandom();
    private final AuthKey permanent = newKey();
    private final AuthKey temporary = newKey();
    private final Instant end = bench.clock.instant().plus(Duration.ofDays(1));
    private final int expiresAt = (int) end.getEpochSecond();

    @BeforeEach
    void exchangeKeys() {
        keys().put(permanent, null);
        keys().put(temporary, end);
    }

    @Test
    void aBoundKeyStandsForThePermanentOne() {
        assertThat(keys().permanentKey(temporary.id())).isEmpty();
        assertThat(bench.call(1, temporary.id(), bind(permanent, inner(NONCE, expiresAt))))
                .isTrue();
        assertThat(keys().permanentKey(temporary.id())).hasValue(permanent.id());
        assertThat(keys().permanentKey(permanent.id())).hasValue(permanent.id());
        assertThat(keys().keysOf(permanent.id())).containsExactly(permanent.id(), temporary.id());
    }

    @Test
    void everythingInTheEncryptedPartMustAgree() {
        assertRefused("ENCRYPTED_MESSAGE_INVALID", bind(permanent, inner(NONCE + 1, expiresAt)));
        assertRefused("ENCRYPTED_MESSAGE_INVALID", bind(permanent, inner(NONCE, expiresAt + 1)));
        assertRefused("ENCRYPTED_MESSAGE_INVALID", bind(newKey(), inner(NONCE, expiresAt)));
        byte[] forAnotherMessage =
                BindingMessage.encrypt(permanent, ServiceBench.MESSAGE + 4, inner(NONCE, expiresAt), random);
        assertRefused(
                "ENCRYPTED_MESSAGE_INVALID", new BindTempAuthKey(permanent.id(), NONCE, expiresAt, forAnotherMessage));
        byte[] forged = BindingMessage.encrypt(newKey(), ServiceBench.MESSAGE, inner(NONCE, expiresAt), random);
        assertRefused("ENCRYPTED_MESSAGE_INVALID", new BindTempAuthKey(permanent.id(), NONCE, expiresAt, forged));
        assertRefused("ENCRYPTED_MESSAGE_INVALID", new BindTempAuthKey(permanent.id(), NONCE, expiresAt, new byte[0]));
        assertThat(keys().permanentKey(temporary.id())).isEmpty();
    }

    @Test
    void onlyTemporaryKeysAreBoundAndInTime() {
        assertThat(bench.error(1, permanent.id(), bind(permanent, inner(NONCE, expiresAt))))
                .isEqualTo("400 TEMP_AUTH_KEY_EMPTY");
        int past = (int) bench.clock.instant().getEpochSecond();
        assertThat(bench.error(1, temporary.id(), new BindTempAuthKey(permanent.id(), NONCE, past, new byte[0])))
                .isEqualTo("400 EXPIRES_AT_INVALID");
    }

    @Test
    void aKeyIsBoundToOnePermanentKeyOnly() {
        bench.call(1, temporary.id(), bind(permanent, inner(NONCE, expiresAt)));
        AuthKey other = newKey();
        keys().put(other, null);
        assertThat(bench.error(1, temporary.id(), bind(other, inner(NONCE, expiresAt))))
                .isEqualTo("400 TEMP_AUTH_KEY_ALREADY_BOUND");
    }

    // mtcute and teleproto bind one for each of their connections and go on using all of them.
    @Test
    void severalTemporaryKeysStandForOnePermanentKey() {
        bench.call(1, temporary.id(), bind(permanent, inner(NONCE, expiresAt)));
        AuthKey second = newKey();
        keys().put(second, end);
        keys().bind(second.id(), permanent.id());
        assertThat(keys().permanentKey(temporary.id())).hasValue(permanent.id());
        assertThat(keys().permanentKey(second.id())).hasValue(permanent.id());
        assertThat(keys().keysOf(permanent.id())).hasSize(3);
    }

    @Test
    void keysEndByTheClockOrOnDemand() {
        bench.call(1, temporary.id(), bind(permanent, inner(NONCE, expiresAt)));
        assertThat(bench.call(1, permanent.id(), new DropTempAuthKeys(LongVector.of(temporary.id()))))
                .isTrue();
        assertThat(keys().find(temporary.id())).isPresent();
        bench.call(1, permanent.id(), new DropTempAuthKeys(LongVector.empty()));
        assertThat(keys().find(temporary.id())).isEmpty();
        keys().put(temporary, end);
        bench.clock.advance(Duration.ofDays(1));
        assertThat(keys().find(temporary.id())).isEmpty();
        assertThat(keys().find(permanent.id())).isPresent();
    }

    private void assertRefused(String error, BindTempAuthKey call) {
        assertThat(bench.error(1, temporary.id(), call)).isEqualTo("400 " + error);
    }

    private BindTempAuthKey bind(AuthKey key, byte[] inner) {
        return new BindTempAuthKey(
                key.id(), NONCE, expiresAt, BindingMessage.encrypt(key, ServiceBench.MESSAGE, inner, random));
    }

    private byte[] inner(long nonce, int expires) {
        TlWriter writer = new TlWriter();
        writer.writeInt(0x75a3f765);
        writer.writeLong(nonce);
        writer.writeLong(temporary.id());
        writer.writeLong(permanent.id());
        writer.writeLong(ServiceBench.SESSION);
        writer.writeInt(expires);
        return writer.toByteArray();
    }

    private AuthKeys keys() {
        return bench.cluster.dataCenter(1).orElseThrow().authKeys();
    }

    private static AuthKey newKey() {
        byte[] bytes = new byte[AuthKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        return new AuthKey(bytes);
    }
}
