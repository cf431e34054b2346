package dev.mtproto4j.core;

/**
 * A request whose message the server rejected with {@code bad_msg_notification}, also after it was
 * repeated. It was not executed.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#notice-of-ignored-error-message">
 *     Notice of ignored error message</a>
 */
public class RejectedMessageException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final int code;

    public RejectedMessageException(String method, int code) {
        super(method + ": the server rejected the message with code " + code);
        this.code = code;
    }

    /** The {@code error_code} of the notification: 16 to 20, 32 to 35, 48 or 64. */
    public int code() {
        return code;
    }
}
