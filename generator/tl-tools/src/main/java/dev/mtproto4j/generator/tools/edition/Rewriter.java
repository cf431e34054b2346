package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.tools.diff.FieldChanges;
import dev.mtproto4j.generator.tools.diff.Layout;
import dev.mtproto4j.generator.tools.diff.Layout.Part;
import java.util.ArrayList;
import java.util.List;

/** Gives a definition its new form, and takes its text along as far as that still has something to describe. */
final class Rewriter {
    private final List<String> carried;

    /** @param carried takes a line about each text that now stands under another name */
    Rewriter(List<String> carried) {
        this.carried = carried;
    }

    /** Whether two definitions say the same, but for {@code bytes} where upstream writes {@code string}. */
    static boolean same(Combinator ours, Combinator theirs) {
        return ours.id() == theirs.id() && line(ours, theirs).equals(ours.definition() + ";");
    }

    /**
     * The block in its new form.
     *
     * @param exception whether the new id is not the CRC32 of the new definition
     */
    DefinitionBlock rewrite(DefinitionBlock block, Combinator was, Combinator is, boolean exception) {
        FieldChanges fields = new FieldChanges(new Layout(was), new Layout(is));
        List<Note> notes = new ArrayList<>();
        boolean excused = false;
        for (Note note : block.notes()) {
            if (fields.removed().keySet().stream().anyMatch(note::describes)
                    || (note.key().equals("idexception") && !exception)) {
                continue;
            }
            excused |= note.key().equals("idexception");
            Note kept = note;
            for (var renamed : fields.renamed().entrySet()) {
                Part from = renamed.getKey();
                Part to = renamed.getValue();
                if (note.describes(from.name())) {
                    kept = note.renamed(from.name(), to.name());
                    carried.add(is.name() + ": the text of " + from.name() + " is now that of " + to.name());
                }
            }
            notes.add(kept);
        }
        if (exception && !excused) {
            notes.add(exceptionNote());
        }
        if (!was.name().equals(is.name()) && !block.notes().isEmpty()) {
            carried.add(is.name() + ": its text is that of " + was.name());
        }
        return block.as(is.name().toString(), notes, line(was, is));
    }

    /** A definition that upstream has and the edition does not. */
    static DefinitionBlock create(Combinator combinator, boolean function, boolean exception) {
        return new DefinitionBlock(
                combinator.name().toString(),
                function,
                exception ? List.of(exceptionNote()) : List.of(),
                List.of(combinator.definition() + ";"));
    }

    private static Note exceptionNote() {
        return Note.of("idexception", "Upstream has it so.");
    }

    /** Upstream's line, with our {@code bytes} where upstream says {@code string}: the id does not tell them apart. */
    private static String line(Combinator ours, Combinator theirs) {
        String line = theirs.definition();
        Layout old = new Layout(ours);
        for (Part part : new Layout(theirs).parts().values()) {
            Part before = old.parts().get(part.name());
            if (before != null && before.type().equals("bytes") && part.type().equals("string")) {
                String condition = part.condition().isEmpty() ? "" : part.condition() + "?";
                line = line.replace(
                        " " + part.name() + ":" + condition + "string", " " + part.name() + ":" + condition + "bytes");
            }
        }
        return line + ";";
    }
}
