package dev.mtproto4j.testserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.testserver.store.ExportedAuthorizations.Outcome;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ExportedAuthorizationsTest {
    private final TestClock clock = new TestClock();
    private final ExportedAuthorizations exported = new ExportedAuthorizations(clock, new SecureRandom());
    private final byte[] token = exported.export(1000, 2);

    @Test
    void itWorksOnce() {
        assertThat(exported.redeem(1000, token, 2)).isEqualTo(Outcome.ACCEPTED);
        assertThat(exported.redeem(1000, token, 2)).isEqualTo(Outcome.BYTES_INVALID);
    }

    @Test
    void itIsForOneUser() {
        assertThat(exported.redeem(1001, token, 2)).isEqualTo(Outcome.USER_ID_INVALID);
        assertThat(exported.redeem(1000, token, 2)).isEqualTo(Outcome.BYTES_INVALID);
    }

    @Test
    void itIsForOneDataCenter() {
        assertThat(exported.redeem(1000, token, 1)).isEqualTo(Outcome.BYTES_INVALID);
    }

    @Test
    void itEndsByTheClock() {
        clock.advance(ExportedAuthorizations.LIFETIME);
        assertThat(exported.redeem(1000, token, 2)).isEqualTo(Outcome.BYTES_INVALID);
    }

    @Test
    void otherBytesAreWorthNothing() {
        assertThat(exported.redeem(1000, new byte[0], 2)).isEqualTo(Outcome.BYTES_INVALID);
        byte[] flipped = token.clone();
        flipped[0] ^= 1;
        assertThat(exported.redeem(1000, flipped, 2)).isEqualTo(Outcome.BYTES_INVALID);
        assertThat(exported.redeem(1000, token, 2)).isEqualTo(Outcome.ACCEPTED);
    }
}
