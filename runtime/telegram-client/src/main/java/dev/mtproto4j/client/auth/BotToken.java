package dev.mtproto4j.client.auth;

import java.util.regex.Pattern;

/** The tokens that BotFather gives: {@code 123456:ABC-DEF…}. */
public final class BotToken {

    /** Generous: real ones have 35 characters after the colon; servers of one's own may give shorter ones. */
    private static final Pattern FORM = Pattern.compile("\\d{1,19}:[A-Za-z0-9_-]{6,128}");

    private BotToken() {}

    /** Whether that looks like a token, not like a phone number. */
    public static boolean isLikely(String typed) {
        return FORM.matcher(typed.strip()).matches();
    }

    /**
     * The token without blanks around it.
     *
     * @throws LoginInputException if it cannot be one; the message does not repeat it
     */
    public static String parse(String typed) {
        String token = typed.strip();
        if (!FORM.matcher(token).matches()) {
            throw new LoginInputException(
                    "That is not a bot token. It is a number, a colon, and letters, as BotFather gives it.");
        }
        return token;
    }
}
