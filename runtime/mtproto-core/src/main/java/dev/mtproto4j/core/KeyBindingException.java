package dev.mtproto4j.core;

/**
 * The server would not let a temporary key stand for our permanent one.
 *
 * @see <a href="https://core.telegram.org/method/auth.bindTempAuthKey">auth.bindTempAuthKey</a>
 */
public class KeyBindingException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private static final String PERMANENT_KEY_UNKNOWN = "ENCRYPTED_MESSAGE_INVALID";

    private final String type;

    /** @param type what the server answered to {@code auth.bindTempAuthKey} */
    public KeyBindingException(String type) {
        super("the server did not bind the temporary key: " + type + explanation(type));
        this.type = type;
    }

    private static String explanation(String type) {
        return switch (type) {
            case PERMANENT_KEY_UNKNOWN -> "; it does not know our permanent key any more";
            case "TEMP_AUTH_KEY_EMPTY", "TEMP_AUTH_KEY_ALREADY_BOUND", "EXPIRES_AT_INVALID" -> "";
            default -> "; a server without temporary keys has to be used with them turned off";
        };
    }

    /** The error of the server, such as {@code ENCRYPTED_MESSAGE_INVALID}. */
    public String type() {
        return type;
    }

    /** Whether it means that the permanent key, and whatever is signed in with it, is gone. */
    public boolean isPermanentKeyUnknown() {
        return type.equals(PERMANENT_KEY_UNKNOWN);
    }

    /** Whether another temporary key may be accepted. */
    public boolean concernsTemporaryKey() {
        return switch (type) {
            case "TEMP_AUTH_KEY_EMPTY", "TEMP_AUTH_KEY_ALREADY_BOUND", "EXPIRES_AT_INVALID" -> true;
            default -> false;
        };
    }
}
