package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a call that is being typed up to the cursor, and says what can follow. */
final class CallCursor {
    /** Nothing closes the parameters of the call itself. */
    private static final char OPEN_END = '\0';

    private final Map<TlName, Method> methods = new HashMap<>();
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private String text = "";
    private int at;
    private int start;

    CallCursor(Schema schema) {
        schema.methods().forEach(method -> methods.put(method.name(), method));
        schema.constructors().forEach(constructor -> constructors.put(constructor.name(), constructor));
    }

    /** Where the unfinished word begins of the text that was looked at last. */
    int start() {
        return start;
    }

    /** @param typed the line, up to the cursor */
    synchronized Expected after(String typed) {
        text = typed;
        at = 0;
        blanks();
        Method method = methods.get(name());
        if (at == text.length()) {
            return new Expected.MethodName();
        }
        Expected expected = method == null ? null : fields(method, '=', OPEN_END);
        if (expected == null) {
            start = text.length();
            return new Expected.Anything();
        }
        return expected;
    }

    /** Null when all of it has been typed, or when it cannot be understood. */
    private @Nullable Expected fields(Combinator of, char sign, char closing) {
        Set<String> given = new HashSet<>();
        while (true) {
            blanks();
            if (at < text.length() && text.charAt(at) == closing) {
                at++;
                return null;
            }
            String name = word();
            if (at == text.length()) {
                return new Expected.FieldName(of, given, sign);
            }
            FieldType type = type(of, name);
            if (type == null || text.charAt(at) != sign) {
                at = text.length();
                return null;
            }
            at++;
            given.add(name);
            Expected expected = value(type);
            if (expected != null || at == text.length()) {
                return expected;
            }
        }
    }

    private @Nullable Expected value(FieldType type) {
        start = at;
        char first = at < text.length() ? text.charAt(at) : ' ';
        if (first == '(') {
            at++;
            return struct(type);
        } else if (first == '[') {
            at++;
            return vector(type);
        } else if (first == '"' || first == '{') {
            skip(first == '"' ? '"' : '}');
            return at == text.length() ? new Expected.Anything() : null;
        }
        word();
        return at == text.length() ? new Expected.Value(type) : null;
    }

    private @Nullable Expected struct(FieldType type) {
        blanks();
        TlName name = name();
        if (at == text.length()) {
            return new Expected.ConstructorName(type);
        }
        Combinator of = constructors.containsKey(name) ? constructors.get(name) : methods.get(name);
        if (of == null) {
            at = text.length();
            return null;
        }
        return fields(of, ':', ')');
    }

    private @Nullable Expected vector(FieldType type) {
        FieldType element = type instanceof FieldType.VectorOf vector ? vector.element() : type;
        while (true) {
            blanks();
            if (at < text.length() && (text.charAt(at) == ']' || text.charAt(at) == ',')) {
                if (text.charAt(at++) == ']') {
                    return null;
                }
                blanks();
            }
            int before = at;
            Expected expected = value(element);
            if (expected != null || at == text.length()) {
                return expected;
            } else if (at == before && text.charAt(at) != ']' && text.charAt(at) != ',') {
                at = text.length();
                return null;
            }
        }
    }

    private static @Nullable FieldType type(Combinator of, String name) {
        return of.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(Field::type)
                .orElse(null);
    }

    private void skip(char end) {
        for (at++; at < text.length() && text.charAt(at) != end; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        at = Math.min(at + 1, text.length());
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private TlName name() {
        return TlName.parse(word());
    }

    private String word() {
        start = at;
        while (at < text.length() && " \t=:,()[]{}\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }
}
