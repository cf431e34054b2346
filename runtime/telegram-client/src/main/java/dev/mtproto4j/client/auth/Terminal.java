package dev.mtproto4j.client.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where a person reads and types. Null answers mean that the input has ended. */
public interface Terminal {

    /** The terminal that this process was started from, with hidden passwords; empty when there is none, as in a pipe. */
    static Optional<Terminal> ofProcess() {
        return SystemTerminal.find();
    }

    /** Shows the prompt, without a line break, and reads a line. */
    @Nullable
    String readLine(String prompt);

    /** The same without showing what is typed, where the terminal can do that. */
    char @Nullable [] readPassword(String prompt);

    /** Whether colours can be set with escape sequences, and nobody has asked for none. */
    default boolean hasColours() {
        return false;
    }

    /** How many characters fit on a line; 0 when that is not known. */
    default int columns() {
        return 0;
    }

    /** Whether its encoding has all characters of a text. */
    default boolean canShow(String text) {
        return true;
    }

    /** Shows a line. */
    void print(String line);
}
