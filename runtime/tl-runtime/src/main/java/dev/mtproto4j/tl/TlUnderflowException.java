package dev.mtproto4j.tl;

/** The bytes end before the value does. */
public final class TlUnderflowException extends TlException {
    private static final long serialVersionUID = 1L;

    TlUnderflowException(long needed, int position, int remaining) {
        super("needs " + needed + " bytes at position " + position + ", has " + remaining);
    }
}
