package dev.mtproto4j.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.client.support.ManualScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComebackTest {

    private static final Duration LONGEST = Duration.ofSeconds(32);

    private final ManualScheduler time = new ManualScheduler();
    private final Deque<CompletableFuture<Void>> greetings = new ArrayDeque<>();
    private int greeted;
    private boolean wanted = true;
    private final Comeback comeback =
            new Comeback(new Retry(time, new Random(1), Duration.ofMillis(500)), this::greet, () -> wanted);

    private CompletableFuture<Void> greet() {
        greeted++;
        CompletableFuture<Void> answer = new CompletableFuture<>();
        greetings.add(answer);
        return answer;
    }

    private void attemptFailsAfterThreeConnections() {
        time.advance(LONGEST);
        for (int i = 0; i < 3; i++) {
            assertThat(comeback.ended()).as("news").isFalse();
        }
        greetings.remove().completeExceptionally(new IllegalStateException("nobody there"));
    }

    @Test
    void whateverEndsOneAttemptIsUnderWayAtATime() {
        assertThat(comeback.ended()).as("news").isTrue();
        for (int round = 1; round <= 20; round++) {
            assertThat(time.waits()).hasSize(1);
            attemptFailsAfterThreeConnections();
            assertThat(greeted).isEqualTo(round);
        }
        assertThat(time.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(LONGEST.dividedBy(2), LONGEST));
    }

    @Test
    void endsWhenTheServerAnswersAndBeginsAnewWithTheNextEnd() {
        comeback.ended();
        attemptFailsAfterThreeConnections();
        time.advance(LONGEST);
        greetings.remove().complete(null);
        assertThat(time.waits()).isEmpty();
        assertThat(comeback.ended()).as("news").isTrue();
        assertThat(time.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(500)));
    }

    @Test
    void whatEndsBeforeItsAnswerIsHeardOfIsNotForgotten() {
        comeback.ended();
        time.advance(LONGEST);
        comeback.ended();
        greetings.remove().complete(null);
        time.advance(LONGEST);
        greetings.remove().complete(null);
        assertThat(time.waits()).isEmpty();
        assertThat(greeted).isEqualTo(2);
    }

    @Test
    void nothingIsTriedForAClientThatCloses() {
        comeback.ended();
        wanted = false;
        attemptFailsAfterThreeConnections();
        assertThat(comeback.ended()).as("news").isTrue();
        assertThat(time.waits()).isEmpty();
        assertThat(greeted).isEqualTo(1);
    }
}
