package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffPolicyTest {

    @Test
    void doublesUpToItsMaximum() {
        BackoffPolicy policy = new BackoffPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), 0);
        assertThat(policy.delay(1, new Random(1))).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.delay(2, new Random(1))).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.delay(4, new Random(1))).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.delay(5, new Random(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delay(Integer.MAX_VALUE, new Random(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesItsShareToChance() {
        BackoffPolicy policy = new BackoffPolicy(Duration.ofMillis(800), Duration.ofSeconds(1), 0.5);
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(policy.delay(1, random)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        }
        assertThatThrownBy(() -> new BackoffPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
