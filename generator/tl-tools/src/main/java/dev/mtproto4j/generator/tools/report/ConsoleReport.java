package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Detail;
import dev.mtproto4j.generator.tools.diff.Entry;
import java.util.List;
import java.util.Locale;

/** Text that reads well in a terminal of any width. */
final class ConsoleReport {
    private ConsoleReport() {}

    static String render(Changelog changelog) {
        StringBuilder out = new StringBuilder();
        out.append(changelog.title()).append("\n\n");
        if (changelog.entries().isEmpty()) {
            out.append("No differences but, perhaps, in descriptions.\n");
        }
        for (Entry.Kind kind : Entry.Kind.values()) {
            for (Entry.Action action : Entry.Action.values()) {
                section(out, changelog.of(kind, action), Words.heading(kind, action));
            }
        }
        if (!changelog.entries().isEmpty()) {
            summary(out, changelog);
        }
        changelog.notes().forEach(note -> out.append(note).append('\n'));
        return out.toString();
    }

    private static void section(StringBuilder out, List<Entry> entries, String heading) {
        if (entries.isEmpty()) {
            return;
        }
        out.append(heading).append(" (").append(entries.size()).append(")\n");
        for (Entry entry : entries) {
            boolean tells = Words.tells(entry);
            String breaks = Words.breaks(entry.wire(), entry.java());
            out.append("  ").append(entry.name());
            out.append(breaks.isEmpty() || !tells ? "" : "  [" + breaks + "]").append('\n');
            if (tells) {
                for (Detail detail : entry.details()) {
                    out.append("      ").append(detail.text()).append('\n');
                }
            }
        }
        out.append('\n');
    }

    private static void summary(StringBuilder out, Changelog changelog) {
        String form = "%-13s %7s %8s %8s %8s %12s %12s%n".replace("%n", "\n");
        out.append(String.format(
                Locale.ROOT, form, "", "added", "removed", "renamed", "changed", "break wire", "break Java"));
        for (Words.Row row : Words.summary(changelog)) {
            out.append(String.format(
                    Locale.ROOT,
                    form,
                    row.kind(),
                    row.added(),
                    row.removed(),
                    row.renamed(),
                    row.changed(),
                    row.wire(),
                    row.java()));
        }
        out.append("break wire: ").append(Words.LEGEND_WIRE).append(".\n");
        out.append("break Java: ").append(Words.LEGEND_JAVA).append(".\n");
    }
}
