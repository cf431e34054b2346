package dev.mtproto4j.crypto;

import javax.crypto.spec.IvParameterSpec;

/** Sixteen zeros, which a cipher only reads: the copy that {@code IvParameterSpec} makes each time would be garbage. */
final class ZeroVector extends IvParameterSpec {

    static final ZeroVector INSTANCE = new ZeroVector();

    private final byte[] zeros = new byte[16];

    private ZeroVector() {
        super(new byte[16]);
    }

    @Override
    public byte[] getIV() {
        return zeros;
    }
}
