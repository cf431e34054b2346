package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Conversations over connections that fail, with a server that forgets; each from its seed. */
class UnreliableWorldTest {

    /** More on demand: {@code -Dmtproto4j.seeds=20000}. */
    private static final int SEEDS = Integer.getInteger("mtproto4j.seeds", 500);

    @Test
    void everyCallEndsOnceAndNoneIsExecutedTwice() {
        int answered = 0;
        int unknown = 0;
        int cuts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            UnreliableWorld world = new UnreliableWorld(seed);
            try {
                world.run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            answered += world.answered;
            unknown += world.unknown;
            cuts += world.cuts;
        }
        assertThat(answered).isGreaterThan(SEEDS * 5);
        assertThat(unknown).isPositive();
        assertThat(cuts).isGreaterThan(SEEDS / 2);
    }
}
