package dev.mtproto4j.core.transport.faketls;

import dev.mtproto4j.core.transport.MalformedFrameException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What a proxy answers to a hello: a server's hello, a change of cipher, and a record that stands for the encrypted
 * rest of a handshake. The random bytes prove that the proxy knows the secret.
 */
public final class ServerHello {

    private static final int RECORD_HEADER = 5;
    private static final int SHORTEST_CERTIFICATE = 1024;
    private static final int CERTIFICATE_SPREAD = 3092;
    private static final byte[] CHANGE_CIPHER = {20, 3, 3, 0, 1, 1};
    private static final int UNKNOWN = -1;

    private ServerHello() {}

    /** The answer to a hello that was found to be good. */
    public static byte[] create(ClientHello hello, byte[] key, SecureRandom random) {
        int suite = hello.cipherSuite();
        byte[] answer = new HelloWriter()
                .hex("160303")
                .sized(
                        2,
                        handshake -> handshake
                                .hex("02")
                                .sized(
                                        3,
                                        body -> body.hex("0303")
                                                .raw(new byte[HelloDigest.SIZE])
                                                .sized(1, id -> id.raw(hello.sessionId()))
                                                .raw(new byte[] {(byte) (suite >> 8), (byte) suite})
                                                .hex("00")
                                                .sized(
                                                        2,
                                                        extensions -> extensions
                                                                .hex("00330024001d0020")
                                                                .raw(KeyShare.create(random))
                                                                .hex("002b00020304"))))
                .raw(CHANGE_CIPHER)
                .hex("170303")
                .sized(2, rest -> rest.random(SHORTEST_CERTIFICATE + random.nextInt(CERTIFICATE_SPREAD), random))
                .toByteArray();
        byte[] digest = HelloDigest.of(key, hello.random(), answer, answer.length);
        System.arraycopy(digest, 0, answer, HelloDigest.OFFSET, HelloDigest.SIZE);
        return answer;
    }

    /**
     * The length of the answer that begins in these bytes; −1 if that does not show yet.
     *
     * @param available how many bytes there are, from the start of the array
     * @throws MalformedFrameException if no answer begins so
     */
    public static int length(byte[] bytes, int available) {
        int hello = recordEnd(bytes, 0, available, TlsRecords.HANDSHAKE);
        if (hello == UNKNOWN) {
            return UNKNOWN;
        }
        if (hello < HelloDigest.OFFSET + HelloDigest.SIZE) {
            throw new MalformedFrameException("the proxy's hello is too short");
        }
        int change = hello + CHANGE_CIPHER.length;
        if (available < change) {
            return UNKNOWN;
        }
        if (!Arrays.equals(bytes, hello, change, CHANGE_CIPHER, 0, CHANGE_CIPHER.length)) {
            throw new MalformedFrameException("no change of cipher after the proxy's hello");
        }
        return recordEnd(bytes, change, available, TlsRecords.APPLICATION_DATA);
    }

    private static int recordEnd(byte[] bytes, int at, int available, int type) {
        if (available < at + RECORD_HEADER) {
            return UNKNOWN;
        }
        return at + RECORD_HEADER + TlsRecords.payloadLength(bytes, at, type);
    }

    /** Whether the answer to a hello with these random bytes was made with this key. */
    public static boolean verify(byte[] answer, int length, byte[] clientRandom, byte[] key) {
        return MessageDigest.isEqual(HelloDigest.of(key, clientRandom, answer, length), HelloDigest.in(answer));
    }
}
