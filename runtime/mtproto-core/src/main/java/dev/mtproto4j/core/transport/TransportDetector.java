package dev.mtproto4j.core.transport;

/**
 * Tells from the first bytes of a connection what its client speaks.
 *
 * <p>This is unambiguous because a client never begins an obfuscated connection with bytes that mean something else.
 */
public final class TransportDetector {

    /** The most bytes that {@link #detect} looks at. */
    public static final int LOOKAHEAD = 8;

    private static final int GET = 0x20544547;
    private static final int POST = 0x54534f50;
    private static final int HEAD = 0x44414548;
    private static final int OPTIONS = 0x4954504f;
    private static final int TLS_CLIENT_HELLO = 0x02010316;
    private static final int HANDSHAKE_RECORD = 0x16;
    private static final int TLS_MAJOR = 3;
    private static final int CLIENT_HELLO = 1;

    /** What a connection can begin with. */
    public enum Form {
        /** Too few bytes to tell. */
        UNDECIDED,
        /** The abridged framing; one byte announces it. */
        ABRIDGED,
        /** The intermediate framing; four bytes announce it. */
        INTERMEDIATE,
        /** The padded intermediate framing; four bytes announce it. */
        PADDED_INTERMEDIATE,
        /** The full framing, which begins with its first frame. */
        FULL,
        /** An HTTP request, which may ask for a WebSocket. */
        HTTP,
        /** A TLS handshake, real or that of a proxy. */
        TLS,
        /** The 64 bytes of an obfuscation header, or nothing known. */
        OBFUSCATED
    }

    private TransportDetector() {}

    /**
     * The form that a connection beginning with these bytes has.
     *
     * @param bytes what has arrived
     * @param length how much of it, from the start of the array
     */
    public static Form detect(byte[] bytes, int length) {
        if (length < 1) {
            return Form.UNDECIDED;
        }
        if (bytes[0] == Framing.ABRIDGED.tag()) {
            return Form.ABRIDGED;
        }
        if (length < 4) {
            return Form.UNDECIDED;
        }
        return switch (FramedCodec.readInt(bytes, 0)) {
            case GET, POST, HEAD, OPTIONS -> Form.HTTP;
            case TLS_CLIENT_HELLO -> Form.TLS;
            case 0xeeeeeeee -> Form.INTERMEDIATE;
            case 0xdddddddd -> Form.PADDED_INTERMEDIATE;
            default -> bySecondWord(bytes, length);
        };
    }

    private static Form bySecondWord(byte[] bytes, int length) {
        if (length < LOOKAHEAD) {
            return Form.UNDECIDED;
        }
        if (isClientHello(bytes)) {
            return Form.TLS;
        }
        // The first frame of the full framing has the sequence number 0 in this place.
        return FramedCodec.readInt(bytes, 4) == 0 ? Form.FULL : Form.OBFUSCATED;
    }

    /** A record of a handshake whose length is that of the hello in it: not what random bytes look like. */
    private static boolean isClientHello(byte[] bytes) {
        int record = (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
        return bytes[0] == HANDSHAKE_RECORD
                && bytes[1] == TLS_MAJOR
                && bytes[5] == CLIENT_HELLO
                && bytes[6] == 0
                && (bytes[7] & 0xff) == (record - 4) >> 8;
    }
}
