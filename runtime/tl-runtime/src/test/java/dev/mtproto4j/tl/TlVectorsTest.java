package dev.mtproto4j.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Known answers of other implementations; the origin of each stands in the file. */
class TlVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    private static Stream<JsonNode> vectors(String group) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TlVectorsTest.class.getResourceAsStream("vectors/tl.json"), "tl.json")) {
            JsonNode cases = new ObjectMapper().readTree(in).get(group);
            assertThat(cases).isNotEmpty();
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @TestFactory
    Stream<DynamicTest> primitives() throws IOException {
        return vectors("primitives")
                .map(v -> DynamicTest.dynamicTest(v.get("id").asText(), () -> primitive(v)));
    }

    private static void primitive(JsonNode v) {
        byte[] wire = HEX.parseHex(v.get("hex").asText());
        String value = v.get("value").asText();
        TlReader reader = new TlReader(wire);
        TlWriter writer = new TlWriter(0);
        switch (v.get("type").asText()) {
            case "int", "uint" -> {
                int expected = (int) Long.parseLong(value);
                assertThat(reader.peekInt()).isEqualTo(expected);
                assertThat(reader.readInt()).isEqualTo(expected);
                writer.writeInt(expected);
            }
            case "long" -> {
                assertThat(reader.readLong()).isEqualTo(Long.parseLong(value));
                writer.writeLong(Long.parseLong(value));
            }
            case "double" -> {
                Double expected = parseDouble(value);
                assertThat(reader.readDouble()).isEqualTo(expected);
                writer.writeDouble(expected);
            }
            case "float" -> {
                // TL has no float: the bits travel as an int.
                float expected = Float.parseFloat(value);
                assertThat(Float.intBitsToFloat(reader.readInt())).isEqualTo(expected);
                writer.writeInt(Float.floatToIntBits(expected));
            }
            case "Bool" -> {
                boolean expected = v.get("value").asBoolean();
                assertThat(reader.readBool()).isEqualTo(expected);
                writer.writeBool(expected);
            }
            case "bytes" -> {
                assertThat(reader.readBytes()).isEqualTo(HEX.parseHex(value));
                writer.writeBytes(HEX.parseHex(value));
            }
            case "string" -> {
                assertThat(reader.readString()).isEqualTo(value);
                writer.writeString(value);
            }
            case "raw" -> {
                assertThat(reader.readRaw(wire.length)).isEqualTo(HEX.parseHex(value));
                writer.writeRaw(HEX.parseHex(value));
            }
            default -> throw new AssertionError("unknown type in " + v);
        }
        reader.expectEnd();
        assertThat(writer.size()).isEqualTo(wire.length);
        assertThat(writer.toByteArray()).isEqualTo(wire);
    }

    private static double parseDouble(String value) {
        return switch (value) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(value);
        };
    }

    @TestFactory
    Stream<DynamicTest> byteStrings() throws IOException {
        return vectors("byte_strings")
                .map(v -> DynamicTest.dynamicTest("length " + v.get("length").asInt(), () -> byteString(v)));
    }

    private static void byteString(JsonNode v) throws NoSuchAlgorithmException {
        byte[] content = new byte[v.get("length").asInt()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + 7);
        }
        TlWriter writer = new TlWriter();
        if (v.has("expect")) {
            assertThatThrownBy(() -> writer.writeBytes(content)).isInstanceOf(TlException.class);
            assertThat(writer.size()).isZero();
            return;
        }
        writer.writeBytes(content);
        byte[] wire = writer.toByteArray();
        assertThat(wire).hasSize(v.get("total").asInt());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(wire);
        assertThat(HEX.formatHex(hash)).isEqualTo(v.get("sha256").asText());
        TlReader reader = new TlReader(wire);
        assertThat(Arrays.equals(reader.readBytes(), content)).isTrue();
        reader.expectEnd();
    }

    @TestFactory
    Stream<DynamicTest> decodeErrors() throws IOException {
        return vectors("decode_errors")
                .map(v -> DynamicTest.dynamicTest(v.get("id").asText(), () -> decodeError(v)));
    }

    private static void decodeError(JsonNode v) {
        TlReader reader = new TlReader(HEX.parseHex(v.get("hex").asText()));
        JsonNode reference = v.get("reference_value");
        String type = v.get("type").asText();
        if (reference.isNull()) {
            assertThatThrownBy(() -> {
                        Object value = read(reader, type);
                        throw new AssertionError("read " + value);
                    })
                    .isInstanceOf(TlException.class);
            return;
        }
        Object value = read(reader, type);
        if (value instanceof byte[] bytes) {
            assertThat(HEX.formatHex(bytes)).isEqualTo(reference.asText());
        } else if (value instanceof IntVector vector) {
            assertThat(vector.size()).isEqualTo(reference.size());
        } else {
            assertThat(value).isEqualTo(reference.asBoolean());
        }
        int unread = v.get("unread_bytes").asInt();
        assertThat(reader.remaining()).isEqualTo(unread);
        if (unread > 0) {
            assertThatThrownBy(reader::expectEnd).isInstanceOf(TlException.class);
        } else {
            reader.expectEnd();
        }
    }

    private static Object read(TlReader reader, String type) {
        return switch (type) {
            case "bytes" -> reader.readBytes();
            case "Vector<int>" -> reader.readIntVector();
            case "int" -> reader.readInt();
            case "double" -> reader.readDouble();
            case "Bool" -> reader.readBool();
            case "int128" -> reader.readInt128();
            // The only boxed value that the language itself has.
            case "Object" -> reader.readBool();
            default -> throw new AssertionError(type);
        };
    }

    @TestFactory
    Stream<DynamicTest> bigints() throws IOException {
        return vectors("bigints")
                .map(v -> DynamicTest.dynamicTest(
                        v.get("number").asText() + (v.get("little_endian").asBoolean() ? " LE" : " BE"),
                        () -> bigint(v)));
    }

    private static void bigint(JsonNode v) {
        byte[] wire = HEX.parseHex(v.get("hex").asText());
        BigInteger number = new BigInteger(v.get("number").asText());
        boolean littleEndian = v.get("little_endian").asBoolean();
        TlReader reader = new TlReader(wire);
        switch (wire.length) {
            case 4 -> assertThat(reader.readInt()).isEqualTo(number.intValue());
            case 8 -> {
                long value = reader.readLong();
                assertThat(littleEndian ? value : Long.reverseBytes(value)).isEqualTo(number.longValue());
            }
            case 16 -> assertThat(number(reader.readInt128().toByteArray(), v)).isEqualTo(number);
            default -> assertThat(number(reader.readInt256().toByteArray(), v)).isEqualTo(number);
        }
        reader.expectEnd();
    }

    /** TL never swaps int128 and int256: their bytes are read as the vector says. */
    private static BigInteger number(byte[] bytes, JsonNode v) {
        if (v.get("little_endian").asBoolean()) {
            for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
                byte swapped = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = swapped;
            }
        }
        return v.get("signed").asBoolean() ? new BigInteger(bytes) : new BigInteger(1, bytes);
    }
}
