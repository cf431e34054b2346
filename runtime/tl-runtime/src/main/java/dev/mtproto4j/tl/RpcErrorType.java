package dev.mtproto4j.tl;

/** One row of a table of documented errors. */
public interface RpcErrorType {

    /** The usual error code, such as 400; the server may send the same type with another one. */
    int code();

    /** The error text with numbers replaced by {@code %d}, such as {@code FLOOD_WAIT_%d}. */
    String type();

    /** What it means and what to do, in a sentence. */
    String description();
}
