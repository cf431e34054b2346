package dev.mtproto4j.cli.call;

import dev.mtproto4j.cli.terminal.Terminals;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.generator.schema.interpret.CodecException;
import dev.mtproto4j.generator.schema.model.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Asks for calls at a terminal, one a line, until Ctrl-D. Closing it gives the terminal back. */
final class CallPrompt implements AutoCloseable {
    private static final String PROMPT = "call> ";

    private final Caller caller;
    private final Terminal terminal;
    private final LineReader reader;

    private CallPrompt(Caller caller, Terminal terminal, Path history) {
        this.caller = caller;
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new CallParser(caller.schema()))
                .completer(new CallCompleter(caller.schema()))
                .history(new PrivateHistory())
                .variable(LineReader.HISTORY_FILE, PrivateHistory.file(history))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /**
     * Asks at the terminal of this process; empty if it has none that can be moved about on.
     *
     * @param session whose history it is; that is kept in a file beside it
     */
    static Optional<CallPrompt> open(Caller caller, Path session) {
        return Terminals.editing().map(terminal -> new CallPrompt(caller, terminal, historyOf(session)));
    }

    private static Path historyOf(Path session) {
        String name = session.toAbsolutePath().getFileName().toString().replaceFirst("\\.session$", "");
        return session.toAbsolutePath().resolveSibling(name + ".history");
    }

    void run(TelegramClient client) {
        print("Tab completes, Ctrl-D ends.");
        while (true) {
            try {
                String line = reader.readLine(PROMPT).strip();
                if (!line.isEmpty()) {
                    print(answer(client, line));
                }
            } catch (UserInterruptException e) {
                // Ctrl-C gives up the line, not the program.
                print("");
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private String answer(TelegramClient client, String line) {
        try {
            List<String> words = CallLine.words(line);
            Method method = MethodFinder.find(caller.schema(), words.get(0));
            return caller.call(client, method, CallArguments.ofWords(method, words.subList(1, words.size())));
        } catch (ValueException | CallFailedException | CodecException | MtprotoException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void print(String text) {
        terminal.writer().println(text);
        terminal.flush();
    }

    @Override
    public void close() {
        Terminals.giveBack(terminal);
    }
}
