package dev.mtproto4j.cli.terminal;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/** Answers typed at a terminal. Nothing is kept in a history. */
final class JLineAnswers implements Terminals.AnswerSource {
    /** Makes JLine echo nothing at all, not even stars that tell the length. */
    private static final char NO_ECHO = 0;

    /** A terminal with fewer cannot be asked for bright white. */
    private static final int BRIGHT_COLOURS = 16;

    private final Terminal terminal;
    private final LineReader reader;

    JLineAnswers(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, false)
                .variable(LineReader.DISABLE_HISTORY, true)
                .build();
    }

    @Override
    public @Nullable String readLine(String prompt) {
        return ask(prompt, null);
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        String answer = ask(prompt, NO_ECHO);
        return answer == null ? null : answer.toCharArray();
    }

    private @Nullable String ask(String prompt, @Nullable Character mask) {
        try {
            return reader.readLine(prompt, mask);
        } catch (EndOfFileException e) {
            return null;
        } catch (UserInterruptException e) {
            throw new InterruptedAtPromptException(e);
        }
    }

    @Override
    public boolean hasColours() {
        Integer colours = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
        return colours != null && colours >= BRIGHT_COLOURS && !isUnwanted("NO_COLOR");
    }

    private static boolean isUnwanted(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    @Override
    public int columns() {
        return terminal.getColumns();
    }

    @Override
    public boolean canShow(String text) {
        return terminal.encoding().newEncoder().canEncode(text);
    }

    @Override
    public void print(String line) {
        terminal.writer().println(line);
        terminal.flush();
    }

    @Override
    public void close() {
        Terminals.giveBack(terminal);
    }
}
