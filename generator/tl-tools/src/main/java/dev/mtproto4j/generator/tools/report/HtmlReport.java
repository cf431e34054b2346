package dev.mtproto4j.generator.tools.report;

import dev.mtproto4j.generator.tools.diff.Changelog;
import dev.mtproto4j.generator.tools.diff.Detail;
import dev.mtproto4j.generator.tools.diff.Entry;
import dev.mtproto4j.generator.tools.diff.Impact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One page: summary, filter, and an entry for each definition. Works without its script, which only filters. */
final class HtmlReport {
    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    static String render(Changelog changelog) {
        HtmlReport page = new HtmlReport();
        page.page(changelog);
        return page.out.toString();
    }

    private void page(Changelog changelog) {
        String title = escape(changelog.title());
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta name=\"color-scheme\" content=\"light dark\">");
        line("<title>" + title + ": what has changed</title>");
        line("<style>\n" + resource("report.css") + "</style>");
        line("</head>");
        line("<body>");
        line("<header><h1>" + title + "</h1>");
        line("<p>From <code>" + escape(changelog.from()) + "</code> to <code>" + escape(changelog.to())
                + "</code>.</p></header>");
        summary(changelog);
        line("<form id=\"filter\" hidden><input id=\"text\" type=\"search\" placeholder=\"Find a name, field or type\""
                + " aria-label=\"Find a name, field or type\">");
        line("<label><input id=\"wire\" type=\"checkbox\"> breaks wire</label>");
        line("<label><input id=\"java\" type=\"checkbox\"> breaks Java</label>");
        line("<output id=\"shown\"></output></form>");
        line("<main>");
        for (Entry.Kind kind : Entry.Kind.values()) {
            for (Entry.Action action : Entry.Action.values()) {
                section(kind, action, changelog.of(kind, action));
            }
        }
        line("</main>");
        line("<script>\n" + resource("report.js") + "</script>");
        line("</body>");
        line("</html>");
    }

    private void summary(Changelog changelog) {
        line("<div class=\"scroll\"><table><thead><tr><th></th><th>added</th><th>removed</th><th>renamed</th>"
                + "<th>changed</th><th>break wire</th><th>break Java</th></tr></thead><tbody>");
        for (Words.Row row : Words.summary(changelog)) {
            Entry.Kind kind = row.what();
            line("<tr><th scope=\"row\">" + row.kind() + "</th>" + cell(row.added(), kind, Entry.Action.ADDED)
                    + cell(row.removed(), kind, Entry.Action.REMOVED) + cell(row.renamed(), kind, Entry.Action.RENAMED)
                    + cell(row.changed(), kind, Entry.Action.CHANGED) + "<td>" + row.wire() + "</td><td>" + row.java()
                    + "</td></tr>");
        }
        line("</tbody></table></div>");
        line("<p class=\"legend\"><b class=\"badge wire\">wire</b> " + Words.LEGEND_WIRE
                + ".<br><b class=\"badge java\">Java</b> " + Words.LEGEND_JAVA + ".</p>");
        changelog.notes().forEach(note -> line("<p class=\"legend\">" + escape(note) + "</p>"));
    }

    private static String cell(long count, Entry.Kind kind, Entry.Action action) {
        return count == 0 ? "<td>0</td>" : "<td><a href=\"#" + anchor(kind, action) + "\">" + count + "</a></td>";
    }

    private void section(Entry.Kind kind, Entry.Action action, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        line("<section id=\"" + anchor(kind, action) + "\"><h2>" + Words.heading(kind, action) + " <small>"
                + entries.size() + "</small></h2>");
        entries.forEach(this::entry);
        line("</section>");
    }

    private void entry(Entry entry) {
        boolean wire = entry.wire() == Impact.BREAKING;
        boolean java = entry.java() == Impact.BREAKING;
        line("<article" + (wire ? " data-wire" : "") + (java ? " data-java" : "") + "><h3><code>"
                + breakable(entry.name()) + "</code>"
                + badges(entry.wire(), entry.java()) + "</h3>");
        if (Words.tells(entry)) {
            line("<ul>");
            for (Detail detail : entry.details()) {
                line("<li class=\"" + detail.aspect().name().toLowerCase(Locale.ROOT) + "\">" + breakable(detail.text())
                        + badges(detail.wire(), detail.java()) + "</li>");
            }
            line("</ul>");
        }
        definitions(entry);
        line("</article>");
    }

    private void definitions(Entry entry) {
        if (entry.before().isEmpty() && entry.after().isEmpty()) {
            return;
        }
        if (entry.before().isEmpty() || entry.after().isEmpty()) {
            line("<pre>" + breakable(entry.before() + entry.after()) + "</pre>");
        } else if (!entry.before().equals(entry.after())) {
            line("<details><summary>TL</summary><pre>" + marked(entry.before(), entry.after(), "del") + "</pre><pre>"
                    + marked(entry.after(), entry.before(), "ins") + "</pre></details>");
        }
    }

    /** The words of a definition; those that the other one does not have are marked. */
    private static String marked(String definition, String other, String tag) {
        Set<String> known = new HashSet<>(Arrays.asList(other.split(" ", -1)));
        StringBuilder text = new StringBuilder();
        for (String word : definition.split(" ", -1)) {
            String html = breakable(word);
            text.append(text.isEmpty() ? "" : " ")
                    .append(known.contains(word) ? html : "<" + tag + ">" + html + "</" + tag + ">");
        }
        return text.toString();
    }

    private static String badges(Impact wire, Impact java) {
        return (wire == Impact.BREAKING ? " <b class=\"badge wire\">wire</b>" : "")
                + (java == Impact.BREAKING ? " <b class=\"badge java\">Java</b>" : "");
    }

    private static String anchor(Entry.Kind kind, Entry.Action action) {
        return (Words.plural(kind) + "-" + action).toLowerCase(Locale.ROOT);
    }

    /** Long names may be broken after a dot, an underscore or a colon, so that a phone need not scroll. */
    private static String breakable(String text) {
        return escape(text).replaceAll("([._:])", "$1<wbr>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
