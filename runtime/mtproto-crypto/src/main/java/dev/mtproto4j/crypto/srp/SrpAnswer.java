package dev.mtproto4j.crypto.srp;

/** {@code A} and {@code M1} of {@code inputCheckPasswordSRP}: a proof of the password, good for one {@code srp_id}. */
public final class SrpAnswer {
    private final byte[] a;
    private final byte[] m1;

    SrpAnswer(byte[] a, byte[] m1) {
        this.a = a;
        this.m1 = m1;
    }

    /** {@code A}: 256 bytes; not copied. */
    public byte[] a() {
        return a;
    }

    /** {@code M1}: 32 bytes; not copied. */
    public byte[] m1() {
        return m1;
    }
}
