package dev.mtproto4j.cli.schema;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** {@code mtproto4j schema …} as the program runs it, with what it prints kept. */
final class SchemaCommandRun {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Runs one command, and forgets what the one before has printed. */
    int run(Object... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] texts = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            texts[i] = words[i].toString();
        }
        return new CommandLine(new SchemaCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, result) -> {
                    command.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(texts);
    }

    /** What the last command has printed for its user. */
    String out() {
        return out.toString();
    }

    /** What the last command has complained about. */
    String err() {
        return err.toString();
    }
}
