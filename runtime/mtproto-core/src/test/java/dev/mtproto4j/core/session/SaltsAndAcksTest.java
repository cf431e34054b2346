package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The books that a session keeps. */
class SaltsAndAcksTest {

    private static final Instant NOW = Peers.START;

    @Test
    void anAdoptedSaltOverridesTheAnnouncedOnesOfThatTime() {
        ServerSalts salts = new ServerSalts(
                1,
                List.of(
                        new SaltInterval(2, NOW.minusSeconds(10), NOW.plusSeconds(3600)),
                        new SaltInterval(3, NOW.plusSeconds(1800), NOW.plusSeconds(5400))));
        assertThat(salts.at(NOW)).isEqualTo(2);
        assertThat(salts.adopt(9, NOW)).isTrue();
        assertThat(salts.adopt(9, NOW)).isFalse();
        assertThat(salts.at(NOW)).isEqualTo(9);
        assertThat(salts.at(NOW.plusSeconds(2000))).isEqualTo(3);
    }

    @Test
    void theLastSaltStaysWhenNothingBetterIsKnown() {
        ServerSalts salts = new ServerSalts(7, List.of());
        assertThat(salts.at(NOW)).isEqualTo(7);
        assertThat(salts.at(NOW.plus(Duration.ofDays(2)))).isEqualTo(7);
        assertThat(salts.needsMore(NOW)).isTrue();
    }

    @Test
    void aSaltIsNotUsedInItsLastMinute() {
        ServerSalts salts = new ServerSalts(
                1,
                List.of(
                        new SaltInterval(1, NOW.minusSeconds(3000), NOW.plusSeconds(59)),
                        new SaltInterval(2, NOW.minusSeconds(100), NOW.plusSeconds(3500))));
        assertThat(salts.at(NOW)).isEqualTo(2);
        assertThat(salts.needsMore(NOW)).isFalse();
    }

    @Test
    void acknowledgementsAreBoundedInNumber() {
        AckQueue acks = new AckQueue(16, Duration.ofSeconds(10));
        assertThat(acks.dueAt()).isNull();
        for (long id = 0; id < 10_000; id++) {
            acks.add(id, NOW);
        }
        assertThat(acks.isDue(NOW)).isTrue();
        assertThat(acks.take()).hasSize(8192);
        assertThat(acks.take()).hasSize(10_000 - 8192);
        assertThat(acks.isEmpty()).isTrue();
        acks.add(1, NOW);
        assertThat(acks.isDue(NOW)).isFalse();
        acks.hurry();
        assertThat(acks.isDue(NOW)).isTrue();
    }
}
