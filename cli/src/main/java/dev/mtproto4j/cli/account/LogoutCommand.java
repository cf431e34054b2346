package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.ConsoleLogin;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code mtproto4j logout}: ends a session on all data centres. */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = {
            "Signs out on all data centres.",
            "The file stays: its keys serve the next login, and for an account with a password so does a token that "
                    + "spares the code."
        })
public final class LogoutCommand extends AccountCommand {
    @Override
    void run(TelegramClient client, User user, PrintWriter out) {
        client.logOut();
        out.println(ConsoleLogin.describe(user) + " is signed out.");
    }
}
