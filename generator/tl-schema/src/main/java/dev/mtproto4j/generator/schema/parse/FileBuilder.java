package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.FinalityElement;
import dev.mtproto4j.generator.schema.element.LayerElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Puts the items of one file together. */
final class FileBuilder {
    private final String file;
    private final ErrorCollector errors;
    private final AnnotationReader annotations;
    private final DefinitionBuilder definitions;
    private final List<CombinatorElement> combinators = new ArrayList<>();
    private final List<FinalityElement> finalities = new ArrayList<>();
    private final List<TypeElement> applications = new ArrayList<>();
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
            definition(definitions.definition(item.definition(), functions));
        } else if (item.builtIn() != null) {
            definition(definitions.builtIn(item.builtIn()));
        } else {
            finality(item.finality());
        }
    }

    private void definition(CombinatorElement combinator) {
        Set<String> fields =
                combinator.arguments().stream().map(ArgumentElement::name).collect(Collectors.toSet());
        combinators.add(combinator.withDoc(annotations.take(fields, combinator.function())));
    }

    void add(TlParser.PartialContext partial) {
        annotations.reportLeftOver();
        applications.add(definitions.partial(partial));
    }

    private void finality(TlParser.FinalityContext context) {
        annotations.reportLeftOver();
        String keyword = context.NAME(0).getText();
        Location location = Locations.of(file, context.getStart());
        switch (keyword) {
            case "Final", "New", "Empty" ->
                finalities.add(new FinalityElement(
                        FinalityElement.Kind.valueOf(keyword.toUpperCase(Locale.ROOT)),
                        context.NAME(1).getText(),
                        combinators.size(),
                        location));
            default ->
                errors.error(
                        location,
                        "'" + keyword + " " + context.NAME(1).getText() + ";' is not a definition",
                        "Statements of two words begin with Final, New or Empty.");
        }
    }

    /** Notes that a definition is missing, and forgets the annotations that were meant for it. */
    void incomplete() {
        complete = false;
        annotations.take(Set.of(), functions);
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
                annotations.errorTypes(),
                finalities,
                applications);
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
