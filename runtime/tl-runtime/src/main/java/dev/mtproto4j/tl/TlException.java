package dev.mtproto4j.tl;

/** Bytes that are not the TL that was expected, or a value that TL cannot carry. */
public class TlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TlException(String message) {
        super(message);
    }

    public TlException(String message, Throwable cause) {
        super(message, cause);
    }
}
