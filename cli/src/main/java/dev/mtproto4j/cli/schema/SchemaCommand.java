package dev.mtproto4j.cli.schema;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtproto4j schema}: what other programs' codecs are held against. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Random encoded values of a TL schema, to compare codecs with each other.",
        subcommands = {SamplesCommand.class, VerifySamplesCommand.class})
public final class SchemaCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    /** For picocli. */
    public SchemaCommand() {}

    @Override
    public void run() {
        CommandLine commandLine = spec.commandLine();
        throw new ParameterException(commandLine, "Say what to do: samples or verify-samples.");
    }
}
