package dev.mtproto4j.crypto;

import java.security.SecureRandom;
import java.util.Random;

/** Randomness that is known: given bytes, one after the other, then those of a seeded generator. */
public final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] given;
    private final Random rest;
    private int at;

    private FixedRandom(long seed, byte[] given) {
        super(null, null);
        this.given = given;
        this.rest = new Random(seed);
    }

    public static FixedRandom seeded(long seed) {
        return new FixedRandom(seed, new byte[0]);
    }

    /** Gives these bytes first. */
    public static FixedRandom of(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] given = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, given, at, part.length);
            at += part.length;
        }
        return new FixedRandom(1, given);
    }

    /** How many of the given bytes were not asked for. */
    public int left() {
        return given.length - at;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (left() == 0) {
            rest.nextBytes(bytes);
            return;
        }
        if (left() < bytes.length) {
            throw new AssertionError("asked for " + bytes.length + " of " + left() + " given bytes");
        }
        System.arraycopy(given, at, bytes, 0, bytes.length);
        at += bytes.length;
    }

    @Override
    public int nextInt(int bound) {
        return rest.nextInt(bound);
    }
}
