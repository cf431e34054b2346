package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.IdElement;
import dev.mtproto4j.generator.schema.element.NoteElement;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every definition its id: checks those that are written down, computes the others, refuses duplicates. */
final class IdLinker {
    private final IdCheck check;
    private final IdRule rule;
    private final ErrorCollector errors;
    private final Map<Integer, CombinatorElement> owners = new HashMap<>();
    private final List<IdException> exceptions = new ArrayList<>();
    private int verified;
    private int computed;

    /**
     * A linker for one schema.
     *
     * @param rule how ids are computed that were left out
     */
    IdLinker(IdCheck check, IdRule rule, ErrorCollector errors) {
        this.check = check;
        this.rule = rule;
        this.errors = errors;
    }

    int id(CombinatorElement combinator) {
        IdElement written = combinator.id();
        int crc = ConstructorIds.compute(combinator, rule);
        int id = written == null ? crc : written.value();
        NoteElement exception = combinator.doc().idException();
        if (exception != null && id == crc) {
            errors.error(
                    exception.location(),
                    "the id of " + combinator.name() + " is no exception: it is the CRC32 of the definition",
                    "Delete the //@idexception.");
        }
        if (written == null) {
            computed++;
        } else if (id == crc) {
            verified++;
        } else {
            mismatch(combinator, written, crc);
        }
        CombinatorElement owner = owners.putIfAbsent(id, combinator);
        if (owner != null) {
            errors.error(
                    written == null ? combinator.location() : written.location(),
                    String.format("the id %08x already belongs to %s at %s", id, owner.name(), owner.location()),
                    "Two definitions cannot share an id.");
        }
        return id;
    }

    /** Checks the id of a declaration that makes nothing, such as {@code int#a8509bda ? = Int}. */
    void checkBuiltIn(CombinatorElement combinator) {
        IdElement written = combinator.id();
        int crc = ConstructorIds.compute(combinator, IdRule.AS_WRITTEN);
        if (written != null && written.value() == crc) {
            verified++;
        } else if (written != null) {
            mismatch(combinator, written, crc);
        }
    }

    /** How many ids were written down and equal the CRC32. */
    int verified() {
        return verified;
    }

    /** How many ids were left out. */
    int computed() {
        return computed;
    }

    List<IdException> exceptions() {
        return exceptions;
    }

    private void mismatch(CombinatorElement combinator, IdElement written, int crc) {
        NoteElement exception = combinator.doc().idException();
        exceptions.add(new IdException(
                TlName.parse(combinator.name()), written.value(), crc, DocLinker.text(exception), written.location()));
        if (exception != null || check == IdCheck.OFF) {
            return;
        }
        String message = String.format(
                "the id of %s is written as %08x, but the definition gives %08x",
                combinator.name(), written.value(), crc);
        if (check == IdCheck.ERROR) {
            errors.error(
                    written.location(),
                    message,
                    "Correct the definition or the id; if the id is known to differ, say why with //@idexception. To take"
                            + " the ids of a schema as they are, check ids with WARN or OFF.");
        } else {
            errors.warning(written.location(), message, "Say why with //@idexception.");
        }
    }
}
