package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;

/** How requests are read from, and answers written for, clients of a layer. */
public interface LayerCodec {
    /**
     * Reads a query.
     *
     * @throws TlException if it is not a method of that layer
     */
    TlMethod<?> readMethod(byte[] query);

    /**
     * Writes a result.
     *
     * @throws ClassCastException if the result has not the Java type of that method's results
     */
    byte[] writeResult(TlMethod<?> method, Object result);

    /** Writes an update. */
    byte[] writeUpdate(TlObject update);
}
