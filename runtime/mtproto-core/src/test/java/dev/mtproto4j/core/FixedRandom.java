package dev.mtproto4j.core;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.Random;

/** A source of prescribed bytes; after them, or without any, of bytes that follow from a seed. */
public final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] script;
    private final Random rest;
    private int at;

    private FixedRandom(byte[] script, long seed) {
        this.script = script;
        this.rest = new Random(seed);
    }

    /** The same bytes for the same seed. */
    public static FixedRandom seeded(long seed) {
        return new FixedRandom(new byte[0], seed);
    }

    /** These bytes, one after another. */
    public static FixedRandom of(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return new FixedRandom(all.toByteArray(), 0);
    }

    /** How many of the prescribed bytes were taken. */
    public int taken() {
        return at;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = at < script.length ? script[at++] : (byte) rest.nextInt(256);
        }
    }

    @Override
    public int nextInt(int bound) {
        return rest.nextInt(bound);
    }
}
