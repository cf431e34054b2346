package dev.mtproto4j.cli.call;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes the names of methods, parameters, constructors and their fields. */
final class CallCompleter implements Completer {
    private static final int DESCRIPTION = 60;

    private final Schema schema;
    private final CallCursor cursor;
    private final Map<TlName, BoxedType> types = new HashMap<>();

    CallCompleter(Schema schema) {
        this.schema = schema;
        this.cursor = new CallCursor(schema);
        schema.types().forEach(type -> types.put(type.name(), type));
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Expected expected = cursor.after(line.line().substring(0, line.cursor()));
        if (expected instanceof Expected.MethodName) {
            schema.methods()
                    .forEach(method -> candidates.add(whole(method.name().toString(), method)));
        } else if (expected instanceof Expected.FieldName name) {
            name.of().fields().stream()
                    .filter(field -> !(field.type() instanceof FieldType.FlagsWord)
                            && !name.given().contains(field.name()))
                    .forEach(field -> candidates.add(begun(field.name() + name.sign(), described(field))));
        } else if (expected instanceof Expected.Value value) {
            values(value.type(), candidates);
        } else if (expected instanceof Expected.ConstructorName name) {
            constructors(name.type())
                    .forEach(one -> candidates.add(whole(one.name().toString(), one)));
        }
    }

    private void values(FieldType type, List<Candidate> candidates) {
        if (type instanceof FieldType.True || type == FieldType.Primitive.BOOL) {
            candidates.add(begun("true", null));
            candidates.add(begun("false", null));
        } else if (type instanceof FieldType.VectorOf) {
            candidates.add(begun("[", null));
        }
        for (Combinator one : constructors(type)) {
            boolean plain = one.fields().isEmpty();
            candidates.add(begun(plain ? one.name().toString() : "(" + one.name(), one.description()));
        }
    }

    /** What a value of that type can be; nothing for numbers and texts. */
    private List<? extends Combinator> constructors(FieldType type) {
        if (type instanceof FieldType.Boxed boxed) {
            BoxedType known = types.get(boxed.type());
            return known == null ? List.<Constructor>of() : known.constructors();
        }
        return type instanceof FieldType.Function ? schema.methods() : List.<Constructor>of();
    }

    private static Candidate whole(String text, Combinator of) {
        return candidate(text, of.description(), true);
    }

    /** What is not followed by a blank. */
    private static Candidate begun(String text, @Nullable String description) {
        return candidate(text, description, false);
    }

    private static Candidate candidate(String text, @Nullable String description, boolean complete) {
        return new Candidate(text, text, null, shortened(description), null, null, complete);
    }

    private static String described(Field field) {
        return Values.shown(field.type()) + (field.condition() == null ? "  " : "?  ") + field.description();
    }

    private static @Nullable String shortened(@Nullable String description) {
        if (description == null || description.isEmpty()) {
            return null;
        }
        String line = description.lines().findFirst().orElse("");
        return line.length() > DESCRIPTION ? line.substring(0, DESCRIPTION) + "…" : line;
    }
}
