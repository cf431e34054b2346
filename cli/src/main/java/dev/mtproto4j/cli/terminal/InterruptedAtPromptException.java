package dev.mtproto4j.cli.terminal;

/** Ctrl-C was pressed while the program waited for an answer. */
public final class InterruptedAtPromptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InterruptedAtPromptException(Throwable cause) {
        super("interrupted", cause);
    }
}
