package dev.mtproto4j.generator.tools.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where it stands. */
sealed interface Json {
    Location location();

    /** What it is, for messages. */
    String kind();

    /** Text, a number, a boolean or null, as text. */
    record Scalar(String text, Location location) implements Json {
        @Override
        public String kind() {
            return "a single value";
        }
    }

    record Array(List<Json> values, Location location) implements Json {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Members in the order of the file; of several with one name the last counts. */
    record Obj(Map<String, Json> members, Location location) implements Json {
        @Override
        public String kind() {
            return "an object";
        }

        @Nullable
        Json get(String name) {
            return members.get(name);
        }
    }

    /**
     * Parses a text.
     *
     * @throws SchemaException if it is not JSON
     */
    static Json parse(SourceText source) {
        // The parser bounds nesting by itself, at 500 levels.
        try (JsonParser parser = JsonFactory.builder().build().createParser(source.text())) {
            parser.nextToken();
            Json value = value(parser, source.file());
            if (parser.nextToken() != null) {
                throw new SchemaException(List.of(source.problem(
                        at(parser, source.file()), "something follows the end of the JSON value", "Delete it.")));
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Location location = at == null
                    ? new Location(source.file(), 1, 1)
                    : new Location(source.file(), at.getLineNr(), at.getColumnNr());
            throw new SchemaException(List.of(source.problem(
                    location, "this is not JSON: " + e.getOriginalMessage(), "Fetch the file again, it may be cut.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json value(JsonParser parser, String file) throws IOException {
        Location location = at(parser, file);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Json> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value(parser, file));
            }
            return new Obj(members, location);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Json> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(parser, file));
            }
            return new Array(values, location);
        }
        return new Scalar(token == null ? "" : parser.getText(), location);
    }

    private static Location at(JsonParser parser, String file) {
        JsonLocation location = parser.currentTokenLocation();
        return new Location(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
