package dev.mtproto4j.tl;

/**
 * A TL function, as a value that can be sent.
 *
 * @param <R> the Java type of its result
 */
public interface TlMethod<R> extends TlObject {

    /**
     * Reads the result of this call from the body of an {@code rpc_result}.
     *
     * @throws TlException if the bytes are not a result of this method
     */
    R readResult(TlReader reader);

    /** Writes a result of this call as a server does. */
    void writeResult(TlWriter writer, R result);
}
