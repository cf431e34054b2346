package dev.mtproto4j.generator.java;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns descriptions, which may hold anything, into Javadoc that compiles and shows what was written. Markup:
 * {@code `code`}, {@code `tl.name`} and {@code [text](https://address)}; all else is text.
 */
final class JavadocText {
    /** Leaves room for the comment's own margin in lines of 100. */
    private static final int WIDTH = 92;

    private static final Pattern MARKUP = Pattern.compile("`([^`]+)`|\\[([^\\]\\[]+)\\]\\((https?://[^\\s()]+)\\)");

    /** Text that a code tag shows as it is; anything else goes through HTML escapes. */
    private static final Pattern PLAIN_CODE = Pattern.compile("[\\w .,:;/?=+()#!%'\"<>&|~^$\\[\\]-]+");

    /**
     * An index tag stays on one line: JDK 17 copies a line break in it into the script of the search box as it is, and the
     * search box then finds nothing at all.
     */
    private static final Pattern INDEX_TAG = Pattern.compile("\\{@index [^}]*}");

    /** Stands for a space at which no line is broken; a character of the private use area. */
    private static final char FIXED_SPACE = '\uE000';

    private static final Pattern SPACES = Pattern.compile(" +");

    private JavadocText() {}

    /**
     * A description as HTML.
     *
     * @param link the Javadoc link for a TL name in backticks, or null if it is plain code
     */
    static String html(String description, Function<String, @Nullable String> link) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = MARKUP.matcher(description);
        int end = 0;
        while (matcher.find()) {
            html.append(escape(description.substring(end, matcher.start())));
            String code = matcher.group(1);
            if (code != null) {
                String linked = link.apply(code);
                html.append(linked != null ? linked : code(code));
            } else {
                html.append("<a href=\"")
                        .append(escape(matcher.group(3)))
                        .append("\">")
                        .append(escape(matcher.group(2)))
                        .append("</a>");
            }
            end = matcher.end();
        }
        return html.append(escape(description.substring(end))).toString();
    }

    /** A description without its markup, for a string at run time. */
    static String plain(String description) {
        Matcher matcher = MARKUP.matcher(description);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1) != null ? found.group(1) : found.group(2)));
    }

    /** Code in a sentence. */
    static String code(String text) {
        return PLAIN_CODE.matcher(text).matches() ? "{@code " + text + "}" : "<code>" + escape(text) + "</code>";
    }

    /** Every character that HTML, Javadoc or the Java lexer reads as its own becomes a character reference. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '@' -> escaped.append("&#64;");
                case '\\' -> escaped.append("&#92;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '/' ->
                    escaped.append(escaped.length() > 0 && escaped.charAt(escaped.length() - 1) == '*' ? "&#47;" : "/");
                default -> {
                    if (Character.isISOControl(c) || Character.isWhitespace(c)) {
                        escaped.append(' ');
                    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                        escaped.append("&#65533;");
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Lines of code for a {@code pre} block: escaped, with their line breaks and indents. */
    static String escapeCode(String code) {
        return code.lines().map(JavadocText::escape).collect(Collectors.joining("\n"));
    }

    /** Breaks at spaces; a longer word keeps a line of its own. Line breaks that are there stay. */
    static String wrap(String text) {
        return wrap(text, "");
    }

    /** Like {@link #wrap(String)}, with an indent before each line after the first. */
    static String wrap(String text, String indent) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        String fixed = INDEX_TAG
                .matcher(text.strip())
                .replaceAll(tag -> Matcher.quoteReplacement(tag.group().replace(' ', FIXED_SPACE)));
        for (String word : SPACES.split(fixed, -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            int newline = word.lastIndexOf('\n');
            column = newline < 0 ? column + word.length() : word.length() - newline - 1;
        }
        return wrapped.toString().replace(FIXED_SPACE, ' ');
    }

    /** What a table says of a definition: its description up to the first full stop, completed to a sentence. */
    static String firstSentence(String description) {
        String text = description.strip();
        boolean code = false;
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            code ^= c == '`';
            if (!code && text.charAt(i + 1) == ' ' && (c == '.' || c == '!' || c == '?') && !isAbbreviation(text, i)) {
                return text.substring(0, i + 1);
            }
        }
        return sentence(text);
    }

    private static boolean isAbbreviation(String text, int end) {
        return end >= 3 && text.charAt(end - 2) == '.' && Character.isLetter(text.charAt(end - 1));
    }

    /** Ends a sentence that was written without its full stop, and begins it with a capital. */
    static String sentence(String description) {
        String text = description.strip();
        if (text.isEmpty()) {
            return text;
        }
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '!' || last == '?' || last == ':' ? text : text + ".";
    }
}
