package dev.mtproto4j.core.observe;

/** How a call ended; each ends in exactly one of these ways. */
public enum CallOutcome {
    /** The server sent a result. */
    RESULT,
    /** The server sent an error. */
    RPC_ERROR,
    /** It failed on this side, and the server has not executed it: repeating it is safe. */
    NOT_EXECUTED,
    /** It failed on this side, and whether the server has executed it is not known. */
    UNKNOWN,
    /** The server executed it, and its answer could not be read. */
    UNREADABLE,
    /** The caller withdrew it. */
    CANCELLED
}
