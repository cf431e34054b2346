package dev.mtproto4j.cli.account;

import dev.mtproto4j.client.auth.ConsoleLogin;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mtproto4j logout}: ends a session on all data centres. */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = {
            "Signs out on all data centres.",
            "The file stays: its keys serve the next login, and for an account with a password so does a token that "
                    + "spares the code."
        })
public final class LogoutCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions options = new ClientOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SignedIn.run(options, (client, user) -> {
            client.logOut();
            out.println(ConsoleLogin.describe(user) + " is signed out.");
            out.flush();
        });
        return 0;
    }
}
