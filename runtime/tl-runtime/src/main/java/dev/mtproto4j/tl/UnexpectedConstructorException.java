package dev.mtproto4j.tl;

/** A constructor id that is unknown, or that belongs to another type than the expected one. */
public final class UnexpectedConstructorException extends TlException {
    private static final long serialVersionUID = 1L;

    private final String tlType;
    private final int constructorId;

    /**
     * Names what was expected and what was read.
     *
     * @param tlType the type that was expected, such as {@code auth.Authorization}; {@code Object} for any
     * @param constructorId the id that was read instead
     */
    public UnexpectedConstructorException(String tlType, int constructorId) {
        super(String.format("unexpected constructor %08x where %s was expected", constructorId, tlType));
        this.tlType = tlType;
        this.constructorId = constructorId;
    }

    /** The expected type; {@code Object} for any. */
    public String tlType() {
        return tlType;
    }

    /** The id that was read. */
    public int constructorId() {
        return constructorId;
    }
}
