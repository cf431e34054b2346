package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.crypto.RsaPrivateKey;

/** RSA keys for servers in tests. */
final class TestKeys {

    static final RsaPrivateKey FIRST = RsaPrivateKey.generate(FixedRandom.seeded(11));
    static final RsaPrivateKey SECOND = RsaPrivateKey.generate(FixedRandom.seeded(12));

    private TestKeys() {}
}
