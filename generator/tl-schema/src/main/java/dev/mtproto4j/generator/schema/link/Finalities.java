package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.FinalityElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import java.util.List;

/** Holds {@code Final}, {@code New} and {@code Empty} statements against the definitions. */
final class Finalities {
    private Finalities() {}

    static void check(List<SchemaFileElement> files, Declarations declarations, ErrorCollector errors) {
        for (int i = 0; i < files.size(); i++) {
            for (FinalityElement finality : files.get(i).finalities()) {
                check(finality, i, files, declarations, errors);
            }
        }
    }

    private static void check(
            FinalityElement finality,
            int file,
            List<SchemaFileElement> files,
            Declarations declarations,
            ErrorCollector errors) {
        String type = finality.type();
        switch (finality.kind()) {
            case FINAL -> {
                if (!declarations.isType(type)) {
                    errors.error(finality.location(), "unknown type " + type, "Define it before it is final.");
                }
                for (int i = file; i < files.size(); i++) {
                    List<CombinatorElement> all = files.get(i).combinators();
                    for (CombinatorElement later : all.subList(i == file ? finality.after() : 0, all.size())) {
                        if (makes(later, type)) {
                            errors.error(
                                    later.location(),
                                    later.name() + " adds to " + type + ", which is final since " + finality.location(),
                                    "Define it before, or delete the statement.");
                        }
                    }
                }
            }
            case NEW -> {
                for (int i = 0; i <= file; i++) {
                    List<CombinatorElement> all = files.get(i).combinators();
                    all.subList(0, i == file ? finality.after() : all.size()).stream()
                            .filter(before -> makes(before, type))
                            .findFirst()
                            .ifPresent(before -> errors.error(
                                    finality.location(),
                                    type + " is not new: " + before.location() + " defines " + before.name(),
                                    "Put the statement before, or delete it."));
                }
            }
            case EMPTY -> {
                if (declarations.isType(type)) {
                    errors.error(
                            finality.location(), type + " is not empty: it has constructors", "Delete the statement.");
                }
            }
        }
    }

    private static boolean makes(CombinatorElement combinator, String type) {
        TypeElement.Reference head = Patterns.head(combinator.result());
        return !combinator.function() && head != null && head.name().equals(type);
    }
}
