package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.tools.diff.Changelog;
import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param changelog how the edition's definitions changed
 * @param kept definitions that upstream does not have and that stayed because the user said so
 * @param carried texts that now stand under another name, and should be read once more
 * @param lacking places without a description, each with {@code file:line:column}
 * @param dangling places whose text mentions a name that is gone
 * @param warnings what upstream says that could not be used
 * @param errorTypes error types added
 * @param errorRows rows added to the tables of methods
 * @param written files written
 * @param unchanged files that are as they were
 * @param deleted files deleted, because nothing was left in them
 */
public record ImportReport(
        Changelog changelog,
        List<String> kept,
        List<String> carried,
        List<String> lacking,
        List<String> dangling,
        List<String> warnings,
        int errorTypes,
        int errorRows,
        int written,
        int unchanged,
        int deleted) {
    private static final int SHOWN = 200;

    public ImportReport {
        kept = List.copyOf(kept);
        carried = List.copyOf(carried);
        lacking = List.copyOf(lacking);
        dangling = List.copyOf(dangling);
        warnings = List.copyOf(warnings);
    }

    /** Everything but the changelog, for a person to work through. */
    public String toDo() {
        StringBuilder out = new StringBuilder();
        list(out, "Kept although upstream does not have it", kept);
        list(out, "Text carried along; read it once more", carried);
        list(out, "Text that mentions a name which is gone", dangling);
        list(out, "Not used", warnings);
        list(out, "Lacks a description", lacking);
        return out.toString();
    }

    /** One line for a log. */
    public String summary() {
        return written + " files written, " + unchanged + " unchanged, " + deleted + " deleted"
                + (errorTypes + errorRows > 0
                        ? "; " + errorTypes + " error types and " + errorRows + " error rows added"
                        : "");
    }

    private static void list(StringBuilder out, String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append(heading).append(" (").append(lines.size()).append(")\n");
        lines.stream()
                .limit(SHOWN)
                .forEach(line -> out.append("  ").append(line).append('\n'));
        if (lines.size() > SHOWN) {
            out.append("  … and ").append(lines.size() - SHOWN).append(" more\n");
        }
        out.append('\n');
    }
}
