package dev.mtproto4j.core.transport.faketls;

import dev.mtproto4j.core.transport.MalformedFrameException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client says first: a TLS 1.3 hello whose random bytes are a proof and a time. */
public final class ClientHello {

    /** The longest record with a hello; browsers stay below 2 KiB. */
    public static final int MAX_BYTES = 1 << 13;

    private static final int SHORTEST = HelloDigest.OFFSET + HelloDigest.SIZE + 1;
    private static final int SERVER_NAME = 0;

    private final byte[] record;
    private final byte[] sessionId;
    private final int cipherSuite;
    private final @Nullable String serverName;

    private ClientHello(byte[] record, byte[] sessionId, int cipherSuite, @Nullable String serverName) {
        this.record = record;
        this.sessionId = sessionId;
        this.cipherSuite = cipherSuite;
        this.serverName = serverName;
    }

    /**
     * A new one.
     *
     * @param domain the name of the web site to pretend to ask for, 1 to 182 bytes
     * @param key 16 bytes
     * @param now the time as the proxy has it, which accepts only few seconds of difference
     */
    public static ClientHello create(String domain, byte[] key, Instant now, SecureRandom random) {
        byte[] record = ClientHelloShape.write(domain, random);
        byte[] digest = HelloDigest.of(key, new byte[0], record, record.length);
        int seconds = (int) now.getEpochSecond();
        for (int i = 0; i < 4; i++) {
            digest[HelloDigest.SIZE - 4 + i] ^= (byte) (seconds >> (8 * i));
        }
        System.arraycopy(digest, 0, record, HelloDigest.OFFSET, HelloDigest.SIZE);
        return parse(record);
    }

    /**
     * Reads the record with a hello.
     *
     * @param record with its header, not copied
     * @throws MalformedFrameException if it is none
     */
    public static ClientHello parse(byte[] record) {
        try {
            return read(record);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedFrameException("a TLS hello whose lengths do not fit");
        }
    }

    private static ClientHello read(byte[] record) {
        if (record.length < SHORTEST || record.length > MAX_BYTES) {
            throw new MalformedFrameException("a TLS hello of " + record.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(record);
        int contentType = in.get();
        int version = in.getShort();
        int length = Short.toUnsignedInt(in.getShort());
        int typeAndLength = in.getInt();
        boolean hello = contentType == TlsRecords.HANDSHAKE
                && version >> 8 == 3
                && length == record.length - 5
                && typeAndLength == (1 << 24 | length - 4);
        if (!hello) {
            throw new MalformedFrameException("no TLS hello");
        }
        in.position(HelloDigest.OFFSET + HelloDigest.SIZE);
        byte[] sessionId = new byte[Byte.toUnsignedInt(in.get())];
        in.get(sessionId);
        int cipherSuite = firstSuite(part(in, Short.toUnsignedInt(in.getShort())));
        part(in, Byte.toUnsignedInt(in.get()));
        return new ClientHello(record, sessionId, cipherSuite, in.hasRemaining() ? serverName(in) : null);
    }

    private static ByteBuffer part(ByteBuffer in, int length) {
        int end = in.position() + length;
        ByteBuffer part = in.duplicate().limit(end);
        in.position(end);
        return part;
    }

    /** The first that is not there to keep servers tolerant (RFC 8701). */
    private static int firstSuite(ByteBuffer suites) {
        int suite = 0;
        while (suites.hasRemaining()) {
            suite = Short.toUnsignedInt(suites.getShort());
            if ((suite & 0x0f0f) != 0x0a0a) {
                break;
            }
        }
        return suite;
    }

    private static @Nullable String serverName(ByteBuffer in) {
        ByteBuffer extensions = part(in, Short.toUnsignedInt(in.getShort()));
        while (extensions.hasRemaining()) {
            int type = Short.toUnsignedInt(extensions.getShort());
            ByteBuffer content = part(extensions, Short.toUnsignedInt(extensions.getShort()));
            if (type == SERVER_NAME) {
                content.getShort();
                content.get();
                byte[] name = new byte[Short.toUnsignedInt(content.getShort())];
                content.get(name);
                return new String(name, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** The time in it, if it was made with this key. Takes the same time for every wrong key. */
    public Optional<Instant> verify(byte[] key) {
        byte[] difference = HelloDigest.of(key, new byte[0], record, record.length);
        int wrong = 0;
        for (int i = 0; i < HelloDigest.SIZE; i++) {
            difference[i] ^= record[HelloDigest.OFFSET + i];
            wrong |= i < HelloDigest.SIZE - 4 ? difference[i] : 0;
        }
        if (wrong != 0) {
            return Optional.empty();
        }
        long seconds = 0;
        for (int i = 3; i >= 0; i--) {
            seconds = seconds << 8 | (difference[HelloDigest.SIZE - 4 + i] & 0xff);
        }
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    /** The random bytes, which no two hellos share. */
    public byte[] random() {
        return HelloDigest.in(record);
    }

    /** The name of the web site; null if it names none. */
    public @Nullable String serverName() {
        return serverName;
    }

    byte[] sessionId() {
        return sessionId;
    }

    int cipherSuite() {
        return cipherSuite;
    }

    /** The record; a new array. */
    public byte[] toByteArray() {
        return Arrays.copyOf(record, record.length);
    }

    @Override
    public String toString() {
        return "ClientHello[" + record.length + " bytes, " + serverName + "]";
    }
}
