package dev.mtproto4j.cli;

/** What the process says to the shell. */
final class ExitCode {
    static final int OK = 0;
    /** The job was understood and failed: the message on standard error says why. */
    static final int FAILED = 1;
    /** The words of the command line are wrong. */
    static final int USAGE = 2;
    /** Ctrl-C, as shells count it: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
