package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChangesTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Changes changes = new Changes();

    @Test
    void whatDoesNotComeInTimeIsNamed() {
        assertThatThrownBy(() -> changes.await("tea", Duration.ofMillis(2), () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited 2 ms in vain for tea");
    }

    @Test
    void looksOnlyAfterAChange() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<?>[] other = new CompletableFuture<?>[1];
        changes.await("the third look", LONG, () -> {
            other[0] = CompletableFuture.runAsync(changes::happened);
            return looks.incrementAndGet() == 3;
        });
        other[0].join();
        assertThat(looks).hasValue(3);
    }

    @Test
    void aChangeWhileItLooksIsNotMissed() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        changes.await("the second look", LONG, () -> {
            changes.happened();
            return looks.incrementAndGet() == 2;
        });
        assertThat(looks).hasValue(2);
    }
}
