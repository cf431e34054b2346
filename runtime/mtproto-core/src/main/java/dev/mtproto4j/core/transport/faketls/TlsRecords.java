package dev.mtproto4j.core.transport.faketls;

import dev.mtproto4j.core.transport.MalformedFrameException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Cuts a stream into records of application data, and puts one together from them. One for each connection. */
public final class TlsRecords {

    static final int CHANGE_CIPHER = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    /** What the protocol allows: 16 KiB, and what encryption may add. */
    static final int MAX_PAYLOAD = (1 << 14) + 256;

    /** As the official clients have it: what fits into two segments. */
    private static final int SENT_PAYLOAD = 2878;

    private static final int HEADER = 5;
    private static final byte[] CHANGE_CIPHER_RECORD = {CHANGE_CIPHER, 3, 3, 0, 1, 1};

    private byte[] partial = new byte[HEADER];
    private int arrived;
    private boolean changeCipherDue;

    /** @param client a client sends a change of cipher before its first data */
    public TlsRecords(boolean client) {
        changeCipherDue = client;
    }

    /** The records to send for these bytes. */
    public byte[] wrap(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        if (changeCipherDue) {
            out.writeBytes(CHANGE_CIPHER_RECORD);
            changeCipherDue = false;
        }
        for (int at = 0; at < bytes.length; at += SENT_PAYLOAD) {
            int length = Math.min(SENT_PAYLOAD, bytes.length - at);
            out.writeBytes(new byte[] {APPLICATION_DATA, 3, 3, (byte) (length >> 8), (byte) length});
            out.write(bytes, at, length);
        }
        return out.toByteArray();
    }

    /**
     * Takes bytes as they arrive.
     *
     * @return the contents of the records that they complete
     * @throws MalformedFrameException if they are no records, or the peer ends the connection with an alert
     */
    public byte[] unwrap(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int needed = arrived < HEADER ? HEADER : HEADER + payloadLength(partial, 0, partial[0]);
            int taken = Math.min(needed - arrived, end - at);
            partial = room(partial, arrived + taken);
            System.arraycopy(bytes, at, partial, arrived, taken);
            arrived += taken;
            at += taken;
            if (arrived >= HEADER && arrived == HEADER + payloadLength(partial, 0, partial[0])) {
                finish(out);
            }
        }
        return out.toByteArray();
    }

    /** Grows with what has arrived, not with what a length promises. */
    private static byte[] room(byte[] buffer, int size) {
        return buffer.length >= size ? buffer : Arrays.copyOf(buffer, Math.max(size, buffer.length * 2));
    }

    private void finish(ByteArrayOutputStream out) {
        if (partial[0] == APPLICATION_DATA) {
            out.write(partial, HEADER, arrived - HEADER);
        } else if (partial[0] != CHANGE_CIPHER) {
            throw new MalformedFrameException(
                    partial[0] == ALERT ? "the peer ended TLS with an alert" : "a TLS record of type " + partial[0]);
        }
        arrived = 0;
    }

    /** The length in a record's header, of which the first five bytes are there. */
    static int payloadLength(byte[] bytes, int at, int type) {
        int length = (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
        if (bytes[at] != type || bytes[at + 1] != 3 || length > MAX_PAYLOAD) {
            throw new MalformedFrameException("no TLS record that can be in this place");
        }
        return length;
    }
}
