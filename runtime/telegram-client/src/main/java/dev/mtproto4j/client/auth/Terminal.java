package dev.mtproto4j.client.auth;

import org.jspecify.annotations.Nullable;

/** A place where a person reads and types. Null answers mean that the input has ended. */
public interface Terminal {

    /** Shows the prompt, without a line break, and reads a line. */
    @Nullable
    String readLine(String prompt);

    /** The same without showing what is typed, where the terminal can do that. */
    char @Nullable [] readPassword(String prompt);

    /** Whether colours can be set with escape sequences. */
    default boolean hasColours() {
        return false;
    }

    /** Shows a line. */
    void print(String line);
}
