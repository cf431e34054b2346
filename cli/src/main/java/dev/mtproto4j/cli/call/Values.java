package dev.mtproto4j.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes TL values of what was typed; every message names the field. */
final class Values {
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private final Map<TlName, Method> methods = new HashMap<>();
    private final Map<TlName, BoxedType> types = new HashMap<>();

    Values(Schema schema) {
        schema.constructors().forEach(constructor -> constructors.put(constructor.name(), constructor));
        schema.methods().forEach(method -> methods.put(method.name(), method));
        schema.types().forEach(type -> types.put(type.name(), type));
    }

    /** A call, from its parameters by name. */
    TlValue.Struct struct(Combinator combinator, JsonNode fields) {
        Map<String, TlValue> values = new LinkedHashMap<>();
        String named = fields.path("_").asText(combinator.name().toString());
        if (!named.equals(combinator.name().toString())) {
            throw new ValueException("expected " + combinator.name() + ", not " + named);
        }
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("_")) {
                Field field = field(combinator, name);
                TlValue value = value(combinator.name() + "." + name, field.type(), fields.get(name));
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        for (Field field : combinator.fields()) {
            boolean needed = field.condition() == null && !(field.type() instanceof FieldType.FlagsWord);
            if (needed && !values.containsKey(field.name())) {
                throw new ValueException(combinator.name() + " needs " + field.name() + ":" + shown(field.type())
                        + (field.description().isEmpty() ? "" : " (" + field.description() + ")"));
            }
        }
        return new TlValue.Struct(combinator.name(), values);
    }

    private static Field field(Combinator combinator, String name) {
        return combinator.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ValueException(combinator.name() + " has no " + name + "; it has "
                        + combinator.fields().stream()
                                .filter(field -> !(field.type() instanceof FieldType.FlagsWord))
                                .map(field -> field.name() + ":" + shown(field.type()))
                                .collect(Collectors.joining(", "))));
    }

    /** Null where a flag is not set. */
    private @Nullable TlValue value(String where, FieldType type, JsonNode node) {
        if (node.isNull()) {
            return null;
        } else if (type instanceof FieldType.True) {
            return bool(where, node) ? new TlValue.Bool(true) : null;
        } else if (type instanceof FieldType.Primitive primitive) {
            return primitive(where, primitive, node);
        } else if (type instanceof FieldType.VectorOf vector) {
            return vector(where, vector, node);
        } else if (type instanceof FieldType.Boxed boxed) {
            return boxed(where, boxed, node);
        } else if (type instanceof FieldType.Bare bare) {
            return struct(known(where, bare.constructor()), node);
        } else if (type instanceof FieldType.FlagsWord) {
            return new TlValue.Int32((int) integer(where, node));
        }
        return call(where, node);
    }

    private TlValue vector(String where, FieldType.VectorOf vector, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(where, "a list in brackets", node);
        }
        List<TlValue> elements = new ArrayList<>();
        for (JsonNode element : node) {
            TlValue value = value(where + "[" + elements.size() + "]", vector.element(), element);
            if (value == null) {
                throw wrong(where, "values that are there", element);
            }
            elements.add(value);
        }
        return new TlValue.Vector(elements);
    }

    private TlValue boxed(String where, FieldType.Boxed boxed, JsonNode node) {
        BoxedType type = types.get(boxed.type());
        String choices = type == null
                ? boxed.type().toString()
                : type.constructors().stream()
                        .map(constructor -> constructor.name().toString())
                        .limit(12)
                        .collect(Collectors.joining(", "));
        JsonNode name = node.isTextual() ? node : node.path("_");
        Constructor constructor = constructors.get(TlName.parse(name.asText()));
        if (constructor == null || !constructor.type().equals(boxed.type())) {
            throw wrong(where, "one of " + choices, node);
        }
        return struct(constructor, node);
    }

    /** For a method that takes another call. */
    private TlValue call(String where, JsonNode node) {
        String name = (node.isTextual() ? node : node.path("_")).asText();
        Method method = methods.get(TlName.parse(name));
        if (method == null) {
            throw wrong(where, "a call, such as (help.getConfig)", node);
        }
        return struct(method, node);
    }

    private Constructor known(String where, TlName name) {
        Constructor constructor = constructors.get(name);
        if (constructor == null) {
            throw new ValueException(where + " is a " + name + ", which the schema does not have");
        }
        return constructor;
    }

    private static TlValue primitive(String where, FieldType.Primitive type, JsonNode node) {
        return switch (type) {
            case INT -> {
                long value = integer(where, node);
                if (value != (int) value) {
                    throw wrong(where, "a number of 32 bits", node);
                }
                yield new TlValue.Int32((int) value);
            }
            case LONG -> new TlValue.Int64(integer(where, node));
            case DOUBLE -> {
                try {
                    // Infinity and NaN are words, and so look like constructors without fields.
                    yield new TlValue.Real(Double.parseDouble(node.path("_").asText(node.asText())));
                } catch (NumberFormatException e) {
                    throw wrong(where, "a number", node);
                }
            }
            case BOOL -> new TlValue.Bool(bool(where, node));
            case STRING -> {
                if (node.isContainerNode()) {
                    throw wrong(where, "a text in quotation marks", node);
                }
                yield new TlValue.Text(node.asText());
            }
            case BYTES -> new TlValue.Binary(bytes(where, node, -1));
            case INT128 -> new TlValue.Binary(bytes(where, node, 16));
            case INT256 -> new TlValue.Binary(bytes(where, node, 32));
        };
    }

    private static long integer(String where, JsonNode node) {
        try {
            return Long.parseLong(node.asText());
        } catch (NumberFormatException e) {
            throw wrong(where, "a whole number", node);
        }
    }

    private static boolean bool(String where, JsonNode node) {
        String text = node.asText();
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(where, "true or false", node);
        }
        return text.equals("true");
    }

    private static byte[] bytes(String where, JsonNode node, int length) {
        String text = node.asText();
        try {
            if (text.startsWith("0x")) {
                byte[] bytes = HexFormat.of().parseHex(text.substring(2));
                if (length < 0 || bytes.length == length) {
                    return bytes;
                }
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message about bytes.
        }
        throw wrong(where, (length < 0 ? "bytes" : length + " bytes") + " in hexadecimal, such as 0x00ff", node);
    }

    private static ValueException wrong(String where, String expected, JsonNode found) {
        // A word alone has become a constructor without fields; it is shown as it was typed.
        boolean word = found.size() == 1 && found.path("_").isTextual();
        String text = word ? found.path("_").asText() : found.toString();
        return new ValueException(where + ": expected " + expected + ", not "
                + (text.length() > 60 ? text.substring(0, 60) + "…" : text));
    }

    static String shown(FieldType type) {
        if (type instanceof FieldType.Primitive primitive) {
            return primitive.tlName();
        } else if (type instanceof FieldType.Boxed boxed) {
            return boxed.type().toString();
        } else if (type instanceof FieldType.VectorOf vector) {
            return "Vector<" + shown(vector.element()) + ">";
        } else if (type instanceof FieldType.Bare bare) {
            return bare.constructor().toString();
        }
        return type instanceof FieldType.True ? "true" : "!X";
    }
}
