package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The times of a temporary key are the server's. */
class TemporaryKeyTest {

    private static final Instant EXPIRY = Instant.ofEpochSecond(1_700_086_400);
    private static final Duration LIFE = Duration.ofDays(1);

    @Test
    void itsTimesAreThoseOfTheServer() {
        for (Duration offset : new Duration[] {Duration.ZERO, Duration.ofHours(5), Duration.ofHours(-5)}) {
            TemporaryKey key =
                    TemporaryKey.of(new KeyExchangeResult(new AuthKey(new byte[256]), 1, offset, 2, EXPIRY), 9, LIFE);
            Instant renewal = EXPIRY.minus(Duration.ofHours(6)).minus(offset);
            assertThat(key.isDue(renewal.minusSeconds(1))).isFalse();
            assertThat(key.untilDue(renewal.minusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
            assertThat(key.isDue(renewal)).isTrue();
            assertThat(key.isExpired(EXPIRY.minus(offset).minusSeconds(1))).isFalse();
            assertThat(key.isExpired(EXPIRY.minus(offset))).isTrue();
        }
    }
}
