package dev.mtproto4j.generator.schema.prune;

import dev.mtproto4j.generator.schema.model.TlName;
import java.util.regex.Pattern;

/** A pattern of {@link SchemaFilter}. */
final class NamePattern {
    private final String text;
    private final Pattern pattern;

    NamePattern(String text) {
        this.text = text.strip();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < this.text.length(); i++) {
            char c = this.text.charAt(i);
            if (this.text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^.]*");
            } else {
                regex.append(c == '?' ? "[^.]" : Pattern.quote(String.valueOf(c)));
            }
        }
        this.pattern = Pattern.compile(regex.toString());
    }

    boolean matches(TlName name) {
        return pattern.matcher(name.toString()).matches();
    }

    /** Whether it names one definition in full. */
    boolean isLiteral() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
