package dev.mtproto4j.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Access to the known answers in the resources. */
public final class Vectors {

    private Vectors() {}

    /** A whole file. */
    public static JsonNode load(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of a list. */
    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The element with that id. */
    public static JsonNode byId(JsonNode list, String id) {
        return each(list)
                .filter(node -> node.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no vector " + id));
    }

    /** The bytes of a field in hexadecimal. */
    public static byte[] bytes(JsonNode node, String field) {
        return hex(node.path(field).asText());
    }

    /** Bytes from hexadecimal. */
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
