package dev.mtproto4j.client.dc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.crypto.RsaPublicKey;
import org.junit.jupiter.api.Test;

class BuiltInKeysTest {

    /** The fingerprints that real servers list in {@code resPQ}, as published by several other clients. */
    @Test
    void haveTheFingerprintsThatServersSend() {
        assertThat(BuiltInKeys.production())
                .extracting(RsaPublicKey::fingerprint)
                .containsExactly(0xd09d1d85de64fd85L);
        assertThat(BuiltInKeys.test()).extracting(RsaPublicKey::fingerprint).containsExactly(0xb25898df208d2603L);
    }
}
