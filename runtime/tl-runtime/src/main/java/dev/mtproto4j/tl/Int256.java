package dev.mtproto4j.tl;

import java.security.SecureRandom;
import java.util.HexFormat;

/** {@code int256}: 32 raw bytes, which TL never swaps. */
public final class Int256 extends FixedBytes {
    /** The length on the wire. */
    public static final int BYTES = 32;

    private Int256(byte[] bytes) {
        super(bytes, BYTES);
    }

    /**
     * The value of these bytes.
     *
     * @param bytes exactly 32 bytes in the order of the wire; copied
     * @throws IllegalArgumentException for another length
     */
    public static Int256 of(byte[] bytes) {
        return new Int256(bytes.clone());
    }

    static Int256 wrap(byte[] bytes) {
        return new Int256(bytes);
    }

    /**
     * The value of these digits.
     *
     * @param hex exactly 64 hexadecimal digits, in the order of the wire
     * @throws IllegalArgumentException for anything else
     */
    public static Int256 fromHex(String hex) {
        return new Int256(HexFormat.of().parseHex(hex));
    }

    /** 256 random bits. */
    public static Int256 random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Int256(bytes);
    }
}
