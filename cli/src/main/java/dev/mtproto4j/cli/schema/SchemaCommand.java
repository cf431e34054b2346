package dev.mtproto4j.cli.schema;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mtproto4j schema}: the TL compiler for people without Maven, and what other codecs are held against. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "The TL compiler: check a schema, generate Java, follow a new layer, compare, look something up.",
        subcommands = {
            ShowCommand.class,
            CheckCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            DiffCommand.class,
            MeasureCommand.class,
            SamplesCommand.class,
            VerifySamplesCommand.class
        })
public final class SchemaCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    /** For picocli. */
    public SchemaCommand() {}

    @Override
    public void run() {
        CommandLine commandLine = spec.commandLine();
        throw new ParameterException(commandLine, "Say what to do with a schema.");
    }
}
