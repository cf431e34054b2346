package dev.mtproto4j.generator.tools.upstream;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.link.IdException;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.load.SchemaReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schema in JSON, as the official site offers it: {@code constructors} with {@code predicate}, {@code methods} with
 * {@code method}, both with {@code id}, {@code params} and {@code type}. Ids are signed decimal numbers; in some copies
 * they are hexadecimal, which one file is throughout.
 */
final class JsonSchema {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.!#%<>?,() ]+");

    private final ErrorCollector errors = new ErrorCollector();
    private final List<String> lines = new ArrayList<>();
    private final List<Location> places = new ArrayList<>();
    private boolean hexadecimal;

    private JsonSchema(SourceText source) {
        errors.register(source);
    }

    static boolean is(Json json) {
        return json instanceof Json.Obj object && (object.get("constructors") != null || object.get("methods") != null);
    }

    /** Loads it; problems are located in the JSON text. */
    static LoadedSchema load(SourceText source, Json json, SchemaOptions options) {
        JsonSchema schema = new JsonSchema(source);
        schema.read((Json.Obj) json);
        schema.errors.throwIfErrors();
        SourceText tl = new SourceText(source.file(), String.join("\n", schema.lines));
        try {
            return schema.translate(SchemaLoader.loadSources(List.of(tl), options));
        } catch (SchemaException e) {
            throw new SchemaException(
                    e.problems().stream().map(schema::translate).toList());
        }
    }

    private void read(Json.Obj object) {
        List<Json> constructors = list(object.get("constructors"), "constructors");
        List<Json> methods = list(object.get("methods"), "methods");
        hexadecimal = isHexadecimal(constructors) || isHexadecimal(methods);
        constructors.forEach(each -> definition(each, "predicate"));
        line("---functions---", object.location());
        methods.forEach(each -> definition(each, "method"));
    }

    private void definition(Json json, String nameKey) {
        if (!(json instanceof Json.Obj object)) {
            errors.error(json.location(), "expected an object, found " + json.kind(), "");
            return;
        }
        String name = text(object, nameKey, NAME);
        String type = text(object, "type", TYPE);
        String id = id(object);
        if (name == null || type == null || id == null || name.equals("vector")) {
            return;
        }
        StringBuilder tl = new StringBuilder(name).append('#').append(id);
        StringBuilder fields = new StringBuilder();
        boolean generic = false;
        for (Json each : list(object.get("params"), "params")) {
            if (!(each instanceof Json.Obj param)) {
                errors.error(each.location(), "expected an object, found " + each.kind(), "");
                return;
            }
            String field = text(param, "name", NAME);
            String fieldType = text(param, "type", TYPE);
            generic |= "!X".equals(fieldType);
            fields.append(' ').append(field).append(':').append(fieldType);
        }
        // The JSON form leaves out type parameters; there is only one in use.
        tl.append(generic ? " {X:Type}" : "")
                .append(fields)
                .append(" = ")
                .append(type)
                .append(';');
        line(tl.toString(), object.location());
    }

    private @Nullable String id(Json.Obj object) {
        if (!(object.get("id") instanceof Json.Scalar scalar)) {
            errors.error(object.location(), "a definition without an id", "Fetch the file again.");
            return null;
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        try {
            long value = hexadecimal
                    ? Long.parseLong(text.startsWith("0x") ? text.substring(2) : text, 16)
                    : Long.parseLong(text);
            if (value >= Integer.MIN_VALUE && value <= 0xffffffffL) {
                return String.format(Locale.ROOT, "%08x", (int) value);
            }
        } catch (NumberFormatException e) {
            // Reported below, with the numbers that are too large.
        }
        errors.error(scalar.location(), "\"" + scalar.text() + "\" is not an id of 32 bits", "");
        return null;
    }

    private static boolean isHexadecimal(List<Json> definitions) {
        return definitions.stream()
                .anyMatch(each -> each instanceof Json.Obj object
                        && object.get("id") instanceof Json.Scalar id
                        && id.text().matches("0[xX].*|.*[a-fA-F].*"));
    }

    private @Nullable String text(Json.Obj object, String key, Pattern form) {
        Json value = object.get(key);
        if (!(value instanceof Json.Scalar scalar)) {
            errors.error(
                    (value == null ? object : value).location(),
                    value == null ? "\"" + key + "\" is missing" : "\"" + key + "\" is " + value.kind(),
                    "It must be a text.");
            return null;
        }
        if (!form.matcher(scalar.text()).matches()) {
            errors.error(scalar.location(), "\"" + scalar.text() + "\" cannot be a " + key + " in TL", "");
            return null;
        }
        return scalar.text();
    }

    private List<Json> list(@Nullable Json json, String what) {
        if (json == null) {
            return List.of();
        }
        if (json instanceof Json.Array array) {
            return array.values();
        }
        errors.error(json.location(), what + " is " + json.kind() + ", not a list", "");
        return List.of();
    }

    private void line(String text, Location place) {
        lines.add(text);
        places.add(place);
    }

    private LoadedSchema translate(LoadedSchema loaded) {
        SchemaReport report = loaded.report();
        List<IdException> exceptions = report.idExceptions().stream()
                .map(e -> new IdException(e.name(), e.id(), e.computed(), e.reason(), place(e.location())))
                .toList();
        return new LoadedSchema(
                loaded.schema(),
                new SchemaReport(
                        report.files(),
                        report.constructors(),
                        report.methods(),
                        report.builtIns(),
                        report.idsVerified(),
                        report.idsComputed(),
                        exceptions,
                        report.warnings().stream().map(this::translate).toList()));
    }

    private SchemaProblem translate(SchemaProblem problem) {
        return new SchemaProblem(
                place(problem.location()), problem.message(), problem.advice(), problem.line(), problem.caret());
    }

    private Location place(Location inTl) {
        int line = inTl.line();
        return line >= 1 && line <= places.size() ? places.get(line - 1) : inTl;
    }
}
