package dev.mtproto4j.core.transport.faketls;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Writes what hellos consist of: bytes, and parts with their length before them. */
final class HelloWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    HelloWriter hex(String digits) {
        bytes.writeBytes(HexFormat.of().parseHex(digits));
        return this;
    }

    HelloWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    HelloWriter random(int count, SecureRandom random) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return raw(drawn);
    }

    HelloWriter twice(byte value) {
        bytes.write(value);
        bytes.write(value);
        return this;
    }

    /** A part with its length in so many bytes before it. */
    HelloWriter sized(int lengthBytes, Consumer<HelloWriter> part) {
        HelloWriter inner = new HelloWriter();
        part.accept(inner);
        for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
            bytes.write(inner.size() >> shift);
        }
        return raw(inner.toByteArray());
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
