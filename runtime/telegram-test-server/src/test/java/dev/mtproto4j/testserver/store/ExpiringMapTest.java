package dev.mtproto4j.testserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiringMapTest {
    private final TestClock clock = new TestClock();
    private final ExpiringMap<String, Integer> map = new ExpiringMap<>(clock, Duration.ofSeconds(10), 3);

    @Test
    void theOldestMakesRoom() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("c", 3);
        map.put("a", 4); // young again
        map.put("d", 5);
        assertThat(map.get("b")).isEmpty();
        assertThat(map.get("a")).contains(4);
        assertThat(map.size()).isEqualTo(3);
    }

    @Test
    void valuesEnd() {
        map.put("a", 1);
        clock.advance(Duration.ofSeconds(9));
        assertThat(map.get("a")).contains(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(map.get("a")).isEmpty();
        assertThat(map.take("a")).isEmpty();
    }

    @Test
    void takingIsOnce() {
        map.put("a", 1);
        assertThat(map.take("a")).contains(1);
        assertThat(map.take("a")).isEmpty();
    }
}
