package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Detail;
import dev.mtproto4j.generator.tools.diff.Entry;
import dev.mtproto4j.generator.tools.diff.Impact;
import java.util.List;
import java.util.Locale;

/** What the forms have in common: headings, counts, badges. */
final class Words {
    static final String LEGEND_WIRE = "the new schema cannot read what the old one wrote, or reads something else";
    static final String LEGEND_JAVA = "code that used the old classes does not compile";

    /** One row of the summary. */
    record Row(
            Entry.Kind what, String kind, long added, long removed, long renamed, long changed, long wire, long java) {}

    private Words() {}

    static List<Row> summary(Changelog changelog) {
        return List.of(Entry.Kind.values()).stream()
                .map(kind -> new Row(
                        kind,
                        plural(kind),
                        changelog.of(kind, Entry.Action.ADDED).size(),
                        changelog.of(kind, Entry.Action.REMOVED).size(),
                        changelog.of(kind, Entry.Action.RENAMED).size(),
                        changelog.of(kind, Entry.Action.CHANGED).size(),
                        changelog.count(kind, entry -> entry.wire() == Impact.BREAKING),
                        changelog.count(kind, entry -> entry.java() == Impact.BREAKING)))
                .toList();
    }

    static String plural(Entry.Kind kind) {
        return switch (kind) {
            case METHOD -> "Methods";
            case TYPE -> "Types";
            case CONSTRUCTOR -> "Constructors";
            case ERROR -> "Errors";
        };
    }

    static String heading(Entry.Kind kind, Entry.Action action) {
        return plural(kind) + " " + action.name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code breaks wire, Java}; empty if nothing breaks. */
    static String breaks(Impact wire, Impact java) {
        if (wire == Impact.BREAKING) {
            return java == Impact.BREAKING ? "breaks wire and Java" : "breaks wire";
        }
        return java == Impact.BREAKING ? "breaks Java" : "";
    }

    /** Whether the details say more than the heading that the entry stands under. */
    static boolean tells(Entry entry) {
        return entry.details().stream().anyMatch(detail -> detail.aspect() != Detail.Aspect.DEFINITION)
                || (entry.kind() == Entry.Kind.TYPE && entry.action() == Entry.Action.CHANGED);
    }
}
