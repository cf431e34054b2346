package dev.mtproto4j.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Byte arrays as numbers. */
final class Bytes {
    static final VarHandle LONG_LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static long longAt(byte[] bytes, int offset) {
        return (long) LONG_LE.get(bytes, offset);
    }

    static int intAt(byte[] bytes, int offset) {
        return (int) INT_LE.get(bytes, offset);
    }

    /** Overwrites secrets. */
    static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The number as exactly so many bytes, most significant first. */
    static byte[] unsigned(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        int from = signed.length > 1 && signed[0] == 0 ? 1 : 0;
        int count = signed.length - from;
        if (value.signum() < 0 || count > length) {
            throw new IllegalArgumentException("the number does not fit " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        System.arraycopy(signed, from, bytes, length - count, count);
        Arrays.fill(signed, (byte) 0);
        return bytes;
    }

    /** The number as as few bytes as it needs, most significant first. */
    static byte[] unsigned(BigInteger value) {
        return unsigned(value, Math.max(1, (value.bitLength() + 7) / 8));
    }
}
