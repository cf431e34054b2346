package dev.mtproto4j.cli.account;

import dev.mtproto4j.client.auth.ConsoleLogin;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mtproto4j me}: who is signed in. */
@Command(
        name = "me",
        mixinStandardHelpOptions = true,
        description = "Says who a session belongs to, after asking the server.")
public final class MeCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions options = new ClientOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SignedIn.run(options, (client, user) -> {
            String phone = user.phone();
            out.println(ConsoleLogin.describe(user) + (phone == null ? "" : ", +" + phone) + ", home DC "
                    + client.homeDc());
            out.flush();
        });
        return 0;
    }
}
