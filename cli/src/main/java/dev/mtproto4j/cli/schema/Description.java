package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.tools.diff.Layout;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the schema says of something, for a terminal. */
final class Description {
    private static final int WIDTH = 96;

    private final Schema schema;
    private final PrintWriter out;

    Description(Schema schema, PrintWriter out) {
        this.schema = schema;
        this.out = out;
    }

    void combinator(Combinator combinator) {
        boolean isMethod = combinator instanceof Method;
        out.println((isMethod ? "method " : "constructor ") + combinator.name() + "  "
                + String.format(Locale.ROOT, "#%08x", combinator.id()) + "  (" + combinator.location() + ")");
        text("  ", combinator.description());
        out.println();
        text("  ", combinator.definition() + ";");
        Layout layout = new Layout(combinator);
        List<Field> fields = combinator.fields().stream()
                .filter(field -> !(field.type() instanceof FieldType.FlagsWord))
                .toList();
        if (!fields.isEmpty()) {
            out.println();
            out.println(isMethod ? "  Parameters" : "  Fields");
        }
        for (Field field : fields) {
            Layout.Part part = layout.parts().get(field.name());
            String type = part == null ? "" : part.type() + (part.optional() && !part.isSwitch() ? ", optional" : "");
            out.println("    " + field.name() + " (" + type + ")");
            text("        ", field.description());
        }
        if (combinator instanceof Method method) {
            method(method, layout);
        } else if (combinator instanceof Constructor constructor) {
            out.println();
            out.println("  Makes " + constructor.type());
        }
        out.println();
    }

    void type(BoxedType type) {
        out.println("type " + type.name());
        text("  ", type.description());
        out.println();
        names("Made by", type.constructors().stream().map(each -> each.name().toString()));
        names(
                "Returned by",
                schema.methods().stream()
                        .filter(method -> mentions(new Layout(method).result(), type))
                        .map(method -> method.name().toString()));
        out.println();
    }

    void error(ErrorType error) {
        out.println("error " + error.type() + "  "
                + error.codes().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        text("  ", error.description());
        if (!error.argument().isEmpty()) {
            out.println("  %d: " + error.argument());
        }
        out.println();
        names(
                "Raised by",
                schema.methods().stream()
                        .filter(method -> method.errors().stream()
                                .anyMatch(row -> row.type().equals(error.type())))
                        .map(method -> method.name().toString()));
        out.println();
    }

    private void method(Method method, Layout layout) {
        out.println();
        out.println("  Result (" + layout.result() + ")");
        text("        ", method.resultDescription());
        out.println("  Callers: users " + word(method.callers().users()) + ", bots "
                + word(method.callers().bots()) + ", business connections "
                + word(method.callers().business()));
        if (!method.errors().isEmpty()) {
            out.println();
            out.println("  Errors");
        }
        for (ErrorRow row : method.errors()) {
            out.println("    " + row.code() + " " + row.type());
            text("        ", row.description());
        }
    }

    private void names(String heading, java.util.stream.Stream<String> names) {
        String list = names.collect(Collectors.joining(", "));
        if (!list.isEmpty()) {
            out.println("  " + heading);
            text("    ", list);
        }
    }

    private static boolean mentions(String written, BoxedType type) {
        return List.of(written.split("[<> ]", -1)).contains(type.name().toString());
    }

    private static String word(Availability availability) {
        return switch (availability) {
            case YES -> "yes";
            case NO -> "no";
            case UNKNOWN -> "not known";
        };
    }

    private void text(String indent, String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                out.println(indent + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            out.println(indent + line);
        }
    }
}
