package dev.mtproto4j.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers from a pipe or a file, a line each. */
final class StreamAnswers implements Terminals.AnswerSource {
    private final BufferedReader in;
    private final PrintStream out;

    StreamAnswers(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public @Nullable String readLine(String prompt) {
        out.print(prompt);
        out.flush();
        try {
            String line = in.readLine();
            // There is no echo in a pipe: end the line, so that the next thing printed starts its own.
            out.println();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the answer", e);
        }
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        String line = readLine(prompt);
        return line == null ? null : line.toCharArray();
    }

    @Override
    public void print(String line) {
        out.println(line);
    }

    @Override
    public void close() {
        // Standard input and output belong to the process.
    }
}
