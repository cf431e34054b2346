package dev.mtproto4j.crypto;

/** Data of the other side fails a check that the protocol demands; it must not be used. */
public class SecurityCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the check.
     *
     * @param reason which check failed, without any secret
     */
    public SecurityCheckException(String reason) {
        super(reason);
    }
}
