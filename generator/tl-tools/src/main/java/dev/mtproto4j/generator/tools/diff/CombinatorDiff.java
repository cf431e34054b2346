package dev.mtproto4j.generator.tools.diff;

import static dev.mtproto4j.generator.tools.diff.Impact.BREAKING;
import static dev.mtproto4j.generator.tools.diff.Impact.COMPATIBLE;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.tools.diff.Detail.Aspect;
import dev.mtproto4j.generator.tools.diff.Layout.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs between two versions of a constructor or method. */
final class CombinatorDiff {
    private final Combinator before;
    private final Combinator after;
    private final boolean sameId;
    private final List<Detail> details = new ArrayList<>();

    private CombinatorDiff(Combinator before, Combinator after) {
        this.before = before;
        this.after = after;
        this.sameId = before.id() == after.id();
    }

    static List<Detail> details(Combinator before, Combinator after) {
        CombinatorDiff diff = new CombinatorDiff(before, after);
        diff.compare();
        return diff.details;
    }

    private void compare() {
        if (!before.name().equals(after.name())) {
            add(Aspect.NAME, "renamed from " + before.name(), COMPATIBLE, BREAKING);
        }
        Layout old = new Layout(before);
        Layout now = new Layout(after);
        FieldChanges fields = new FieldChanges(old, now);
        fields.removed().values().forEach(this::removed);
        fields.renamed()
                .forEach((was, is) ->
                        add(Aspect.FIELD, "field " + was.name() + " is now called " + is.name(), COMPATIBLE, BREAKING));
        fields.added().values().forEach(this::added);
        fields.kept().forEach(this::kept);
        if (fields.reordered()) {
            add(Aspect.ORDER, "the fields stand in another order" + trap(), BREAKING, BREAKING);
        }
        if (!old.result().equals(now.result())) {
            add(Aspect.RESULT, "result is " + now.result() + ", was " + old.result(), BREAKING, BREAKING);
        }
        if (!sameId) {
            // Last: it follows from the others.
            add(
                    Aspect.ID,
                    String.format(Locale.ROOT, "id is %08x, was %08x", after.id(), before.id()),
                    BREAKING,
                    COMPATIBLE);
        }
    }

    private void removed(Part part) {
        if (part.word()) {
            add(Aspect.FLAG, "flags word " + part.name() + " removed" + trap(), BREAKING, COMPATIBLE);
        } else {
            Impact wire = part.isSwitch() && sameId ? COMPATIBLE : BREAKING;
            add(Aspect.FIELD, "field " + part.toTl() + " removed", wire, BREAKING);
        }
    }

    private void added(Part part) {
        if (part.word()) {
            add(Aspect.FLAG, "flags word " + part.name() + " added" + trap(), BREAKING, COMPATIBLE);
        } else if (part.isSwitch()) {
            add(Aspect.FIELD, "switch " + part.toTl() + " added", COMPATIBLE, COMPATIBLE);
        } else if (part.optional()) {
            add(Aspect.FIELD, "optional field " + part.toTl() + " added" + trap(), BREAKING, COMPATIBLE);
        } else {
            add(Aspect.FIELD, "required field " + part.toTl() + " added" + trap(), BREAKING, BREAKING);
        }
    }

    private void kept(Part was, Part is) {
        String name = "field " + is.name();
        if (!was.type().equals(is.type())) {
            add(Aspect.FIELD, name + " is " + is.type() + ", was " + was.type() + trap(), BREAKING, BREAKING);
        }
        if (was.condition().equals(is.condition())) {
            return;
        }
        if (!was.optional()) {
            add(Aspect.FIELD, name + " is now optional (" + is.condition() + ")" + trap(), BREAKING, BREAKING);
        } else if (!is.optional()) {
            add(Aspect.FIELD, name + " is now required, was " + was.condition() + trap(), BREAKING, BREAKING);
        } else {
            add(
                    Aspect.FLAG,
                    "the flag of " + is.name() + " moved from " + was.condition() + " to " + is.condition() + trap(),
                    BREAKING,
                    COMPATIBLE);
        }
    }

    /** The worst case: nobody who reads the bytes notices. */
    private String trap() {
        return sameId ? ", under the same id" : "";
    }

    private void add(Aspect aspect, String text, Impact wire, Impact java) {
        details.add(new Detail(aspect, text, wire, java));
    }
}
