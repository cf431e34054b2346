package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;

/** The forms in which a changelog can be read. */
public enum ReportFormat {
    /** Plain text for a terminal or a build log. */
    CONSOLE,
    /** Markdown with tables, as forges show it. */
    MARKDOWN,
    /** One HTML page without anything to load. */
    HTML;

    /** The whole report; lines end with {@code \n}. */
    public String render(Changelog changelog) {
        return switch (this) {
            case CONSOLE -> ConsoleReport.render(changelog);
            case MARKDOWN -> MarkdownReport.render(changelog);
            case HTML -> HtmlReport.render(changelog);
        };
    }
}
