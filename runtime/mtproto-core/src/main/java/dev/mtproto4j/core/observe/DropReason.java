package dev.mtproto4j.core.observe;

/** Why something that arrived was not taken in. */
public enum DropReason {
    /** It carries another session's id. */
    WRONG_SESSION,
    /** Its message id is not one that a server gives. */
    WRONG_PARITY,
    /** Its message id is too old, or ahead of the time. */
    OUTSIDE_TIME_WINDOW,
    /** Its message id was received before. */
    DUPLICATE,
    /** Its message id is older than all that are remembered. */
    TOO_OLD,
    /** It did not pass the checks of an encrypted message; its connection is closed. */
    NOT_AUTHENTIC,
    /** A message in it could not be read; the others were taken in. */
    MALFORMED
}
