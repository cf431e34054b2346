package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.LayerElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Puts the items of one file together. */
final class FileBuilder {
    private final String file;
    private final ErrorCollector errors;
    private final AnnotationReader annotations;
    private final DefinitionBuilder definitions;
    private final List<CombinatorElement> combinators = new ArrayList<>();
    private @Nullable LayerElement layer;
    private boolean functions;
    private boolean complete = true;

    FileBuilder(String file, ErrorCollector errors) {
        this.file = file;
        this.errors = errors;
        this.annotations = new AnnotationReader(file, errors);
        this.definitions = new DefinitionBuilder(file, errors);
    }

    void add(TlParser.ItemContext item) {
        if (item.annotation() != null) {
            annotations.read(item.annotation());
        } else if (item.layer() != null) {
            layer(item.layer().getStart());
        } else if (item.section() != null) {
            section(item.section().getStart());
        } else if (item.definition() != null) {
            combinators.add(definitions.definition(item.definition(), functions, annotations.take()));
        } else if (item.builtIn() != null) {
            combinators.add(definitions.builtIn(item.builtIn(), annotations.take()));
        } else {
            errors.error(
                    Locations.of(file, item.getStart()),
                    "'" + item.getStart().getText() + " …;' is not supported",
                    "Leave it out: which constructors a type has follows from the definitions.");
        }
    }

    /** Notes that a definition is missing, and forgets the annotations that were meant for it. */
    void incomplete() {
        complete = false;
        annotations.take();
    }

    SchemaFileElement build() {
        annotations.reportLeftOver();
        return new SchemaFileElement(
                file,
                complete,
                layer,
                combinators,
                annotations.typeDocs(),
                annotations.namespaceDocs(),
                annotations.errorTypes());
    }

    private void layer(Token token) {
        Location location = Locations.of(file, token);
        String digits = token.getText().replaceAll("[^0-9]", "");
        if (digits.length() > 9) {
            errors.error(location, "the layer is not a sensible number", "Write // LAYER and a number.");
        } else if (layer != null) {
            errors.error(location, "the layer is given twice", "Keep one // LAYER line.");
        } else {
            layer = new LayerElement(Integer.parseInt(digits), location);
        }
    }

    private void section(Token token) {
        annotations.reportLeftOver();
        String name = token.getText().replace("-", "").strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "functions" -> functions = true;
            case "types" -> functions = false;
            default ->
                errors.error(
                        Locations.of(file, token),
                        "unknown section '" + token.getText() + "'",
                        "Sections are ---types--- and ---functions---.");
        }
    }
}
