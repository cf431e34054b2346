package dev.mtproto4j.cli;

import dev.mtproto4j.cli.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mtproto4j demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the main job without an account and without a network.",
            "Starts two data centres on this machine, signs a user in, calls methods, moves the authorization to the "
                    + "other data centre, provokes an error, starts again from the session file, and signs a bot in."
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        new Demo(spec.commandLine().getOut()).run();
        return ExitCode.OK;
    }
}
