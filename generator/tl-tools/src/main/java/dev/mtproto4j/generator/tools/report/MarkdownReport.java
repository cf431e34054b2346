package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Detail;
import dev.mtproto4j.generator.tools.diff.Entry;
import java.util.List;

/** Markdown: a summary, then one list for each kind and action. */
final class MarkdownReport {
    private MarkdownReport() {}

    static String render(Changelog changelog) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(changelog.title()).append("\n\n");
        out.append("| | added | removed | renamed | changed | break wire | break Java |\n");
        out.append("|---|--:|--:|--:|--:|--:|--:|\n");
        for (Words.Row row : Words.summary(changelog)) {
            out.append("| ").append(row.kind());
            for (long count :
                    new long[] {row.added(), row.removed(), row.renamed(), row.changed(), row.wire(), row.java()}) {
                out.append(" | ").append(count);
            }
            out.append(" |\n");
        }
        out.append("\n*Breaks wire*: ").append(Words.LEGEND_WIRE).append(". ");
        out.append("*Breaks Java*: ").append(Words.LEGEND_JAVA).append(".\n");
        changelog.notes().forEach(note -> out.append('\n').append(note).append('\n'));
        for (Entry.Kind kind : Entry.Kind.values()) {
            for (Entry.Action action : Entry.Action.values()) {
                section(out, changelog.of(kind, action), Words.heading(kind, action));
            }
        }
        return out.toString();
    }

    private static void section(StringBuilder out, List<Entry> entries, String heading) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("\n## ").append(heading).append("\n\n");
        for (Entry entry : entries) {
            boolean tells = Words.tells(entry);
            String breaks = Words.breaks(entry.wire(), entry.java());
            out.append("- ").append(code(entry.name()));
            out.append(breaks.isEmpty() || !tells ? "" : " — **" + breaks + "**")
                    .append('\n');
            if (tells) {
                for (Detail detail : entry.details()) {
                    out.append("  - ").append(escape(detail.text())).append('\n');
                }
            } else if (!entry.after().isEmpty()) {
                out.append("  <br>").append(code(entry.after())).append('\n');
            }
        }
    }

    private static String code(String text) {
        return "`" + text.replace('`', '\'') + "`";
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_<>|\\[\\]#])", "\\\\$1");
    }
}
