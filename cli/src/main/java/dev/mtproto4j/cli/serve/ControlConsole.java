package dev.mtproto4j.cli.serve;

import dev.mtproto4j.testserver.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one command a line and answers each with one line, {@code ok …} or {@code error …}.
 * The end of the input ends the server: it does not outlive the program that steers it.
 */
public final class ControlConsole {
    private final ControlCommands commands;

    /** @param cluster the servers to steer */
    public ControlConsole(TestCluster cluster) {
        this.commands = new ControlCommands(cluster);
    }

    /** Serves commands until the end of the input. */
    public void run(BufferedReader in, PrintWriter out) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    out.println(answer(line.strip()));
                    out.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the next command", e);
        }
    }

    private String answer(String line) {
        List<String> words = Arrays.asList(line.split("\\s+"));
        try {
            String result = commands.run(words.get(0), words.subList(1, words.size()));
            return result.isEmpty() ? "ok" : "ok " + result;
        } catch (IllegalArgumentException e) {
            return "error " + e.getMessage();
        }
    }
}
