package dev.mtproto4j.cli.terminal;

import dev.mtproto4j.client.auth.Terminal;
import org.jspecify.annotations.Nullable;

/** Answers typed at a terminal that cannot move its cursor; passwords are hidden there too. */
record ConsoleAnswers(Terminal terminal) implements Terminals.AnswerSource {
    @Override
    public @Nullable String readLine(String prompt) {
        return terminal.readLine(prompt);
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        return terminal.readPassword(prompt);
    }

    @Override
    public void print(String line) {
        terminal.print(line);
    }

    @Override
    public boolean hasColours() {
        return terminal.hasColours();
    }

    @Override
    public boolean canShow(String text) {
        return terminal.canShow(text);
    }

    @Override
    public void close() {
        // The console belongs to the process.
    }
}
