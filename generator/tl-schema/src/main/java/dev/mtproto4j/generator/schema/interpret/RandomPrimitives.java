package dev.mtproto4j.generator.schema.interpret;

import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import java.util.Random;

/** Random values without structure; the edges come more often than chance would have it. */
final class RandomPrimitives {
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 16, 253, 254, 255, 256, 257};
    private static final int[] CHARACTERS = {'a', 'Z', ' ', '"', '\\', 0, 0x7f, 0x80, 0x416, 0x20ac, 0xfffd, 0x1f44d};
    private static final double[] REALS = {
        0.0, -0.0, 1.5, Double.MAX_VALUE, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    private final Random random;

    RandomPrimitives(Random random) {
        this.random = random;
    }

    TlValue next(Primitive primitive) {
        return switch (primitive) {
            case INT -> new TlValue.Int32(integer());
            case LONG -> new TlValue.Int64(random.nextInt(4) == 0 ? (long) integer() << 32 : random.nextLong());
            case DOUBLE ->
                new TlValue.Real(
                        random.nextBoolean() ? REALS[random.nextInt(REALS.length)] : random.nextGaussian() * 1e6);
            case BOOL -> new TlValue.Bool(random.nextBoolean());
            case INT128 -> new TlValue.Binary(bytes(16));
            case INT256 -> new TlValue.Binary(bytes(32));
            case BYTES -> new TlValue.Binary(bytes(length()));
            case STRING -> new TlValue.Text(text());
        };
    }

    private int integer() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> Integer.MAX_VALUE;
            default -> random.nextInt();
        };
    }

    private int length() {
        return random.nextInt(4) == 0 ? LENGTHS[random.nextInt(LENGTHS.length)] : random.nextInt(12);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        int length = length();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
