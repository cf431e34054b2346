package dev.mtproto4j.client.auth;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminal that the program was started from; hides passwords. */
final class SystemTerminal implements Terminal {

    private final Console console;

    private SystemTerminal(Console console) {
        this.console = console;
    }

    /** The console of this process; empty when its standard streams are not a terminal. */
    @SuppressWarnings("SystemConsoleNull") // null up to Java 21; later ones are asked whether they are terminals
    static Optional<Terminal> find() {
        Console console = System.console();
        if (console != null && isTerminal(console)) {
            return Optional.of(new SystemTerminal(console));
        }
        return Optional.empty();
    }

    /** Since Java 22 there may be a console without a terminal; the method that tells is as new. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public @Nullable String readLine(String prompt) {
        return console.readLine("%s", prompt);
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        return console.readPassword("%s", prompt);
    }

    @Override
    public boolean hasColours() {
        return Colours.areShown();
    }

    @Override
    public boolean canShow(String text) {
        return console.charset().newEncoder().canEncode(text);
    }

    @Override
    public void print(String line) {
        console.printf("%s%n", line);
    }
}
