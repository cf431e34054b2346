package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.crypto.AesCtr;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.Side;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The 64 random bytes that open an obfuscated connection and carry its keys.
 *
 * <p>Bytes 8 to 40 are the key and 40 to 56 the initial vector of what the client sends; the same places of the bytes in
 * reverse order are those of what it receives. A secret shared with a proxy is hashed into both keys. Bytes 56 to 60
 * name the framing and 60 to 62 the data centre; the last eight bytes travel encrypted.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports#transport-obfuscation">Transport obfuscation</a>
 */
final class ObfuscationHeader {

    static final int SIZE = 64;
    static final int SECRET_SIZE = 16;

    private static final int TAG_AT = 56;
    private static final int DC_AT = 60;

    private final byte[] wire;
    private final Framing framing;
    private final int dc;
    private final AesCtr fromClient;
    private final AesCtr fromServer;

    private ObfuscationHeader(byte[] wire, Framing framing, int dc, AesCtr fromClient, AesCtr fromServer) {
        this.wire = wire;
        this.framing = framing;
        this.dc = dc;
        this.fromClient = fromClient;
        this.fromServer = fromServer;
    }

    /** A new header for a client. */
    static ObfuscationHeader create(
            Framing framing, @Nullable DcNumber dc, byte @Nullable [] secret, SecureRandom random) {
        byte[] bytes = new byte[SIZE];
        do {
            random.nextBytes(bytes);
        } while (TransportDetector.detect(bytes, SIZE) != TransportDetector.Form.OBFUSCATED);
        return of(bytes, framing, dc, secret);
    }

    /** The header that a client makes of 64 random bytes. */
    static ObfuscationHeader of(byte[] random, Framing framing, @Nullable DcNumber dc, byte @Nullable [] secret) {
        byte[] plain = random.clone();
        Arrays.fill(plain, TAG_AT, DC_AT, framing.tag());
        if (dc != null) {
            plain[DC_AT] = (byte) dc.wireValue();
            plain[DC_AT + 1] = (byte) (dc.wireValue() >> 8);
        }
        AesCtr fromClient = cipher(plain, secret);
        byte[] wire = fromClient.apply(plain);
        System.arraycopy(plain, 0, wire, 0, TAG_AT);
        int number = (short) ((plain[DC_AT] & 0xff) | (plain[DC_AT + 1] << 8));
        return new ObfuscationHeader(wire, framing, number, fromClient, cipher(reversed(plain), secret));
    }

    /**
     * What a server sees in the first 64 bytes.
     *
     * @param secret that of the proxy; null for none
     * @return null if that gives no known framing
     */
    static @Nullable ObfuscationHeader read(byte[] wire, byte @Nullable [] secret) {
        AesCtr fromClient = cipher(wire, secret);
        byte[] plain = fromClient.apply(wire);
        Framing framing = Framing.byTag(plain, TAG_AT);
        if (framing == null) {
            return null;
        }
        int dc = (short) ((plain[DC_AT] & 0xff) | (plain[DC_AT + 1] << 8));
        return new ObfuscationHeader(wire.clone(), framing, dc, fromClient, cipher(reversed(wire), secret));
    }

    private static AesCtr cipher(byte[] header, byte @Nullable [] secret) {
        byte[] key = Arrays.copyOfRange(header, 8, 40);
        return new AesCtr(secret == null ? key : Hashes.sha256(key, secret), Arrays.copyOfRange(header, 40, 56));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** The bytes to send. */
    byte[] wire() {
        return wire.clone();
    }

    Framing framing() {
        return framing;
    }

    /** The number in the place of the data centre; random if the client wrote none. */
    int dc() {
        return dc;
    }

    /** The key stream of one direction, at the position after the header. */
    AesCtr cipherFor(Side sender) {
        return sender == Side.CLIENT ? fromClient : fromServer;
    }
}
