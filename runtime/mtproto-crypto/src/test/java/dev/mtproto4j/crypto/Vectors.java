package dev.mtproto4j.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Known answers from the test resources. */
public final class Vectors {
    private Vectors() {}

    public static JsonNode file(String name) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("vectors/" + name), name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> group(String file, String group) {
        JsonNode cases = file(file).get(group);
        if (cases.isEmpty()) {
            throw new AssertionError(file + " has nothing in " + group);
        }
        return StreamSupport.stream(cases.spliterator(), false);
    }

    public static DynamicTest test(JsonNode vector, Executable executable) {
        String name = vector.has("id") ? vector.get("id").asText() : vector.toString();
        return DynamicTest.dynamicTest(name.substring(0, Math.min(80, name.length())), executable);
    }

    /** The bytes of a field in hexadecimal digits. */
    public static byte[] hex(JsonNode vector, String field) {
        return HexFormat.of()
                .parseHex(Objects.requireNonNull(vector.get(field), field).asText());
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static String text(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field), field).asText();
    }

    public static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** The generator of TDLib's tests, which draws plaintext, key and vector one after the other. */
    public static final class TdlibBytes {
        private int seed;

        public TdlibBytes(int length) {
            this.seed = length;
        }

        public byte[] next(int count) {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                seed = seed * 123_457_567 + 987_651_241;
                bytes[i] = (byte) (seed >> 23);
            }
            return bytes;
        }
    }
}
