package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mtproto4j schema show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what the schema says of a method, a constructor, a type, an id or an error.")
final class ShowCommand extends SchemaTask {
    private static final int SUGGESTED = 8;

    @Parameters(
            paramLabel = "WHAT",
            arity = "1..*",
            description = "A TL name (auth.importAuthorization), an id (a57a7dad), or an error (AUTH_BYTES_INVALID).")
    private List<String> wanted = new ArrayList<>();

    @Override
    public Integer call() {
        Schema schema = schema().load().schema();
        boolean all = true;
        for (String each : wanted) {
            all &= show(schema, each.strip());
        }
        return all ? 0 : 1;
    }

    private boolean show(Schema schema, String what) {
        Description description = new Description(schema, out());
        List<Combinator> combinators = Stream.<Combinator>concat(
                        schema.methods().stream(), schema.constructors().stream())
                .filter(each -> each.name().toString().equals(what) || isId(what, each.id()))
                .toList();
        combinators.forEach(description::combinator);
        List<BoxedType> types = schema.types().stream()
                .filter(type -> type.name().toString().equals(what))
                .toList();
        types.forEach(description::type);
        String number = what.replaceAll("(?<=_)[0-9]+(?=_|$)", "%d");
        List<ErrorType> errors = schema.errorTypes().stream()
                .filter(error -> error.type().equals(what) || error.type().equals(number))
                .toList();
        errors.forEach(description::error);
        if (!combinators.isEmpty() || !types.isEmpty() || !errors.isEmpty()) {
            return true;
        }
        List<String> close = close(schema, what.toLowerCase(Locale.ROOT));
        out().println(what + ": no method, constructor, type, id or error of the schema is called so."
                + (close.isEmpty() ? "" : " Perhaps: " + String.join(", ", close) + "."));
        return false;
    }

    private static boolean isId(String text, int id) {
        String digits = text.replaceFirst("^(0[xX]|#)", "");
        return digits.matches("[0-9a-fA-F]{1,8}")
                && digits.length() + (text.length() - digits.length()) >= 6
                && Integer.parseUnsignedInt(digits, 16) == id;
    }

    private static List<String> close(Schema schema, String what) {
        return Stream.of(
                        schema.methods().stream().map(method -> method.name().toString()),
                        schema.constructors().stream()
                                .map(constructor -> constructor.name().toString()),
                        schema.types().stream().map(type -> type.name().toString()),
                        schema.errorTypes().stream().map(ErrorType::type))
                .flatMap(names -> names)
                .filter(name -> Similarity.isClose(name.toLowerCase(Locale.ROOT), what))
                .distinct()
                .sorted((a, b) -> a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b))
                .limit(SUGGESTED)
                .toList();
    }
}
