package dev.mtproto4j.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Finds out whether a person sits at a terminal. */
public final class Terminals {
    private Terminals() {}

    /**
     * A terminal with line editing and hidden passwords; one without line editing where it can do no more; plain standard
     * input when that is a pipe or a file.
     */
    public static AnswerSource system() {
        return editing()
                .<AnswerSource>map(JLineAnswers::new)
                .or(() -> dev.mtproto4j.client.auth.Terminal.ofProcess().map(ConsoleAnswers::new))
                .orElseGet(() -> new StreamAnswers(System.in, System.out));
    }

    /** The terminal of this process, if lines can be edited on it; whoever takes it closes it. */
    public static Optional<Terminal> editing() {
        // JLine reports through java.util.logging that a pipe is not a terminal; that is no news here.
        Logger.getLogger("org.jline").setLevel(Level.SEVERE);
        // JLine takes Ctrl-C for a signal and for a key, now and then for both: the next line was given up too.
        System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return Optional.of(terminal);
            }
            terminal.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the terminal", e);
        }
    }

    /** Gives a terminal back as it was. */
    public static void giveBack(Terminal terminal) {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the terminal back", e);
        }
    }

    /** Where answers come from; closing it gives the terminal back as it was. */
    public interface AnswerSource extends dev.mtproto4j.client.auth.Terminal, AutoCloseable {
        @Override
        void close();
    }
}
