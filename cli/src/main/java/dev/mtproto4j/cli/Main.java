package dev.mtproto4j.cli;

import dev.mtproto4j.cli.account.LoginCommand;
import dev.mtproto4j.cli.account.LogoutCommand;
import dev.mtproto4j.cli.account.MeCommand;
import dev.mtproto4j.cli.account.SessionsCommand;
import dev.mtproto4j.cli.call.CallCommand;
import dev.mtproto4j.cli.call.DecodeCommand;
import dev.mtproto4j.cli.docs.DocsCommand;
import dev.mtproto4j.cli.schema.SchemaCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code mtproto4j}. */
@Command(
        name = "mtproto4j",
        description = "MTProto and the Telegram API for the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            MeCommand.class,
            SessionsCommand.class,
            CallCommand.class,
            DecodeCommand.class,
            ServeCommand.class,
            SchemaCommand.class,
            DocsCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the reason is on standard error", "2:wrong usage", "130:ended by Ctrl-C"})
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(execute(commandLine(), args));
    }

    /** Runs a command, and passes on whatever it has printed: the end of the process would lose what is buffered. */
    static int execute(CommandLine line, String... args) {
        int exitCode = line.execute(args);
        flush(line);
        return exitCode;
    }

    private static void flush(CommandLine line) {
        line.getOut().flush();
        line.getErr().flush();
        line.getSubcommands().values().forEach(Main::flush);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new WrongUsage())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
