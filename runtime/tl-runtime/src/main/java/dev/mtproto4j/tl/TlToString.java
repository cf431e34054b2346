package dev.mtproto4j.tl;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prints a TL value as TL would name it: {@code auth.exportedAuthorization id:5 bytes:bytes[128]}, nested values in
 * parentheses. What is printed is for people and logs: it is bounded in length, bytes show their number only, and
 * strings that sign someone in (codes, tokens, passwords) show as {@code ***}.
 */
public final class TlToString {
    private static final int MAX_STRING = 256;
    private static final int MAX_ELEMENTS = 16;
    private static final int MAX_NESTED = 2_048;
    private static final int MAX_TOTAL = 16_384;

    private static final Set<String> SECRET_STRINGS = Set.of(
            "api_hash",
            "autologin_token",
            "bot_auth_token",
            "code",
            "email_code",
            "ios_push_secret",
            "password",
            "phone_code",
            "phone_code_hash",
            "recovery_code",
            "secret",
            "token",
            "web_auth_token");

    private final StringBuilder text;

    /**
     * Begins with the name.
     *
     * @param tlName the name of the constructor or method
     */
    public TlToString(String tlName) {
        this.text = new StringBuilder(tlName);
    }

    public TlToString field(String name, int value) {
        return append(name, Integer.toString(value));
    }

    public TlToString field(String name, long value) {
        return append(name, Long.toString(value));
    }

    public TlToString field(String name, double value) {
        return append(name, Double.toString(value));
    }

    public TlToString field(String name, boolean value) {
        return append(name, Boolean.toString(value));
    }

    /** Prints how many bytes there are, never the bytes. */
    public TlToString field(String name, byte @Nullable [] value) {
        return value == null ? this : append(name, bytes(value));
    }

    /** Leaves out null; prints strings in quotes, byte arrays by their length, lists in brackets. */
    public TlToString field(String name, @Nullable Object value) {
        if (value == null || text.length() > MAX_TOTAL) {
            return this;
        }
        return append(name, value instanceof String && SECRET_STRINGS.contains(name) ? "***" : print(value));
    }

    /** Prints the name of a {@code flags.N?true} field that is set, and nothing for one that is not. */
    public TlToString flag(String name, boolean present) {
        return present ? append(name, "true") : this;
    }

    @Override
    public String toString() {
        return cut(text, MAX_TOTAL);
    }

    /** The elements in brackets: at most 16 of them, and no more once there is text enough. */
    static String list(int size, IntFunction<String> element) {
        StringBuilder out = new StringBuilder("[");
        int shown = 0;
        while (shown < Math.min(size, MAX_ELEMENTS) && out.length() < MAX_NESTED) {
            out.append(shown == 0 ? "" : ", ").append(element.apply(shown++));
        }
        if (shown < size) {
            out.append(", … ").append(size - shown).append(" more");
        }
        return out.append(']').toString();
    }

    private TlToString append(String name, String value) {
        if (text.length() <= MAX_TOTAL) {
            text.append(' ').append(name).append(':').append(value);
        }
        return this;
    }

    private static String print(Object value) {
        if (value instanceof String string) {
            return quote(string);
        }
        if (value instanceof byte[] array) {
            return bytes(array);
        }
        if (value instanceof List<?> list) {
            return list(list.size(), i -> print(list.get(i)));
        }
        if (value instanceof TlObject) {
            String nested = value.toString();
            return nested.indexOf(' ') < 0 ? nested : "(" + cut(nested, MAX_NESTED) + ")";
        }
        return value.toString();
    }

    private static String bytes(byte[] value) {
        return "bytes[" + value.length + "]";
    }

    private static String quote(String string) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(string.length(), MAX_STRING); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append(string.length() > MAX_STRING ? "…\"" : "\"").toString();
    }

    private static String cut(CharSequence printed, int max) {
        return printed.length() <= max ? printed.toString() : printed.subSequence(0, max) + "…";
    }
}
