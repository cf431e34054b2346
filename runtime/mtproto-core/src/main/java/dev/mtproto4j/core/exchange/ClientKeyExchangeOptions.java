package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows before it creates a key.
 *
 * @param keys the RSA keys of servers that it trusts
 * @param dc the data centre that it means to reach
 * @param random the source of nonces, padding and the secret exponent
 * @param expiresIn the life of a temporary key, in whole seconds; null for a permanent key
 */
public record ClientKeyExchangeOptions(
        List<RsaPublicKey> keys,
        DcNumber dc,
        SecureRandom random,
        @Nullable Duration expiresIn) {

    public ClientKeyExchangeOptions {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("without an RSA key of the server, nobody can be trusted");
        }
        if (expiresIn != null && (expiresIn.toSeconds() < 1 || expiresIn.toSeconds() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("a temporary key lives for at least a second, not " + expiresIn);
        }
    }

    /** The options for a permanent key. */
    public static ClientKeyExchangeOptions permanent(List<RsaPublicKey> keys, DcNumber dc, SecureRandom random) {
        return new ClientKeyExchangeOptions(keys, dc, random, null);
    }

    /** The options for a temporary key, which is then bound to a permanent one by {@code auth.bindTempAuthKey}. */
    public static ClientKeyExchangeOptions temporary(
            List<RsaPublicKey> keys, DcNumber dc, SecureRandom random, Duration expiresIn) {
        return new ClientKeyExchangeOptions(keys, dc, random, expiresIn);
    }
}
