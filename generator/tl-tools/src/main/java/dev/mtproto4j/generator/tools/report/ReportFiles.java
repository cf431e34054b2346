package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changelogs on disk: the name of a file says its format. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes a changelog.
     *
     * @param names files that end with {@code .md}, {@code .html} or {@code .txt}
     * @param folder what relative names are relative to
     * @return the files that were written
     * @throws SchemaSourceException if a name ends otherwise; then nothing is written
     */
    public static List<Path> write(Changelog changelog, List<String> names, Path folder) {
        List<ReportFormat> formats = names.stream().map(ReportFiles::format).toList();
        List<Path> written = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Path file = folder.resolve(names.get(i).strip()).normalize();
            try {
                Path parent = file.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.writeString(file, formats.get(i).render(changelog));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
            }
            written.add(file);
        }
        return written;
    }

    /** What a gate says that stopped something. */
    public static String refusal(Changelog.FailOn gate, int entries) {
        String what = switch (gate) {
            case WIRE -> "break the wire";
            case JAVA -> "break Java sources";
            default -> "break the wire or Java sources";
        };
        return entries + (entries == 1 ? " change " : " changes ")
                + (entries == 1 ? what.replace("break ", "breaks ") : what)
                + "; they are marked above. If that is intended, release it as a new layer or major version, or set failOn"
                + " to NEVER.";
    }

    private static ReportFormat format(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".md")) {
            return ReportFormat.MARKDOWN;
        }
        if (lower.endsWith(".html")) {
            return ReportFormat.HTML;
        }
        if (lower.endsWith(".txt")) {
            return ReportFormat.CONSOLE;
        }
        throw new SchemaSourceException(
                name + ": a report is Markdown (.md), a page (.html) or plain text (.txt); end the name so.");
    }
}
