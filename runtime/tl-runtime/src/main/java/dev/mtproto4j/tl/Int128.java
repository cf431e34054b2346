package dev.mtproto4j.tl;

import java.security.SecureRandom;
import java.util.HexFormat;

/** {@code int128}: 16 raw bytes, which TL never swaps. */
public final class Int128 extends FixedBytes {
    /** The length on the wire. */
    public static final int BYTES = 16;

    private Int128(byte[] bytes) {
        super(bytes, BYTES);
    }

    /**
     * The value of these bytes.
     *
     * @param bytes exactly 16 bytes in the order of the wire; copied
     * @throws IllegalArgumentException for another length
     */
    public static Int128 of(byte[] bytes) {
        return new Int128(bytes.clone());
    }

    static Int128 wrap(byte[] bytes) {
        return new Int128(bytes);
    }

    /**
     * The value of these digits.
     *
     * @param hex exactly 32 hexadecimal digits, in the order of the wire
     * @throws IllegalArgumentException for anything else
     */
    public static Int128 fromHex(String hex) {
        return new Int128(HexFormat.of().parseHex(hex));
    }

    /** 128 random bits. */
    public static Int128 random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Int128(bytes);
    }
}
