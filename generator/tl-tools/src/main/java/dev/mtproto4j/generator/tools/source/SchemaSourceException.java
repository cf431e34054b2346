package dev.mtproto4j.generator.tools.source;

/** A schema, or what is to be merged into it, cannot be found or read. The message says what, where and what to do. */
public final class SchemaSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the user */
    public SchemaSourceException(String message) {
        super(message);
    }

    /**
     * With a cause that the message already tells of.
     *
     * @param message for the user
     */
    public SchemaSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
