package dev.mtproto4j.generator.schema.print;

import dev.mtproto4j.generator.schema.link.IdException;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints a schema as canonical annotated TL: the same text for the same schema, whatever its files looked like.
 *
 * <p>Error types come first, then types, then functions, each sorted by name, one line for each annotation. The text
 * can be loaded again and gives an equal schema but for the locations.
 */
public final class SchemaPrinter {
    private final StringBuilder out = new StringBuilder();
    private final Map<TlName, String> idReasons = new HashMap<>();
    private final Map<String, String> errorDescriptions = new HashMap<>();

    private SchemaPrinter() {}

    /**
     * Prints a schema.
     *
     * @param idExceptions ids that differ from the CRC32 of their definition, from the report of loading the schema
     */
    public static String print(Schema schema, Collection<IdException> idExceptions) {
        SchemaPrinter printer = new SchemaPrinter();
        idExceptions.forEach(exception -> printer.idReasons.put(
                exception.name(), exception.reason().isEmpty() ? "Declared so." : exception.reason()));
        printer.schema(schema);
        return printer.out.toString();
    }

    private void schema(Schema schema) {
        schema.layer().ifPresent(layer -> line("// LAYER " + layer));
        new TreeMap<>(schema.namespaces())
                .forEach((name, text) -> line("//@namespace " + (name.isEmpty() ? "." : name) + " " + text));
        schema.errorTypes().forEach(this::errorType);
        line("---types---");
        schema.templates().forEach(definition -> line(definition + ";"));
        schema.types().stream()
                .filter(type -> type.constructors().stream().anyMatch(Constructor::identified))
                .forEach(this::type);
        line("---functions---");
        schema.methods().forEach(this::method);
    }

    private void errorType(ErrorType type) {
        errorDescriptions.put(type.type(), type.description());
        String codes = type.codes().stream().map(String::valueOf).collect(Collectors.joining(","));
        line("//@errortype " + codes + " " + type.type());
        annotation("argument", type.argument());
        annotation("description", type.description());
        line("");
    }

    private void type(BoxedType type) {
        if (!type.description().isEmpty()) {
            line("//@type " + type.name() + " " + type.description());
        }
        for (Constructor constructor : type.constructors()) {
            head(constructor);
            line(constructor.definition() + ";");
        }
    }

    private void method(Method method) {
        head(method);
        annotation("result", method.resultDescription());
        callers(method.callers());
        method.errors().forEach(this::error);
        line(method.definition() + ";");
    }

    private void head(Combinator combinator) {
        annotation("description", combinator.description());
        for (Field field : combinator.fields()) {
            if (!field.description().isEmpty()) {
                line("//@param " + field.name() + " " + field.description());
            }
        }
        annotation("idexception", idReasons.getOrDefault(combinator.name(), ""));
    }

    private void callers(Callers callers) {
        availability("users", callers.users());
        availability("bots", callers.bots());
        availability("business", callers.business());
    }

    private void availability(String who, Availability availability) {
        switch (availability) {
            case YES -> line("//@" + who + " yes");
            case NO -> line("//@" + who + " no");
            case UNKNOWN -> {}
        }
    }

    private void error(ErrorRow row) {
        boolean own = !row.description().equals(errorDescriptions.get(row.type()));
        line("//@error " + row.code() + " " + row.type() + (own ? " " + row.description() : ""));
    }

    private void annotation(String key, String text) {
        if (!text.isEmpty()) {
            line("//@" + key + " " + text);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
