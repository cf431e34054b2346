package dev.mtproto4j.client.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Streams as a terminal; what is typed is not hidden. */
final class StreamTerminal implements Terminal {

    private final BufferedReader in;
    private final PrintStream out;

    StreamTerminal(InputStream in, PrintStream out, Charset charset) {
        this.in = new BufferedReader(new InputStreamReader(in, charset));
        this.out = out;
    }

    /** The standard streams of this process. */
    static StreamTerminal ofProcess() {
        String encoding = System.getProperty("native.encoding", "UTF-8");
        return new StreamTerminal(System.in, System.out, Charset.forName(encoding));
    }

    @Override
    public @Nullable String readLine(String prompt) {
        out.print(prompt);
        out.flush();
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("The answer to a prompt cannot be read.", e);
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
        out.flush();
    }
}
