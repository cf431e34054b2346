package dev.mtproto4j.fuzz;

import java.security.SecureRandom;
import java.util.Random;

/** Random bytes that follow from a seed, so that an input always takes the same path. */
public final class SeededRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final Random source;

    public SeededRandom(long seed) {
        source = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }

    @Override
    public int nextInt(int bound) {
        return source.nextInt(bound);
    }
}
