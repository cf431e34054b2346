package dev.mtproto4j.tl;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code rpc_error} that a server returned for a call.
 *
 * <p>Tables of documented errors are never complete: branch on {@link #code()} where the type may be new.
 *
 * @see <a href="https://core.telegram.org/api/errors">Error handling</a>
 */
public final class RpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern NUMBER = Pattern.compile("_(\\d+)");

    /** Longer texts, which no server of Telegram sends, are cut in {@link #getMessage()}. */
    private static final int MAX_SHOWN = 256;

    private final int code;
    private final String rawMessage;
    private final String type;
    private final String method;

    /**
     * The error that a server returned.
     *
     * @param message the text of the error as it was received
     * @param method the TL name of the call, such as {@code auth.importAuthorization}
     */
    public RpcException(int code, String message, String method) {
        super(code + " " + printable(message) + " (" + method + ")");
        this.code = code;
        this.rawMessage = message;
        this.type = normalise(message);
        this.method = method;
    }

    /** The error code: as in HTTP (303, 400, 401, 403, 406, 420, 500), negative for errors inside the server. */
    public int code() {
        return code;
    }

    /** The text as it was received, such as {@code FLOOD_WAIT_31}. */
    public String rawMessage() {
        return rawMessage;
    }

    /** The text with numbers replaced by {@code %d}, such as {@code FLOOD_WAIT_%d}. */
    public String type() {
        return type;
    }

    /** The first number in the text: 31 of {@code FLOOD_WAIT_31}; empty if there is none, or none that fits a long. */
    public OptionalLong argument() {
        Matcher number = NUMBER.matcher(rawMessage);
        if (!number.find()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(number.group(1)));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** The TL name of the call that failed. */
    public String method() {
        return method;
    }

    /** Whether this is an error of that type, whatever its code. */
    public boolean is(RpcErrorType errorType) {
        return is(errorType.type());
    }

    /** Whether this is an error of that type, given as {@code FLOOD_WAIT_%d} or as the very text that was received. */
    public boolean is(String errorType) {
        return type.equals(errorType) || rawMessage.equals(errorType);
    }

    /** The row of a table that describes this error, if the table has one. A row for the very text comes first. */
    public <E extends Enum<E> & RpcErrorType> Optional<E> as(Class<E> table) {
        E found = null;
        for (E row : table.getEnumConstants()) {
            if (rawMessage.equals(row.type())) {
                return Optional.of(row);
            }
            if (type.equals(row.type())) {
                found = row;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The type of an error text: each number that follows an underscore becomes {@code %d}. */
    public static String normalise(String message) {
        return NUMBER.matcher(message).replaceAll("_%d");
    }

    /** Server text never breaks a line of a log. */
    private static String printable(String message) {
        String shown = message.length() <= MAX_SHOWN ? message : message.substring(0, MAX_SHOWN) + "…";
        return shown.replaceAll("[\\p{Cntrl}\u2028\u2029]", "?");
    }
}
