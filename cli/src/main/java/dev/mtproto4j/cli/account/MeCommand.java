package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.ConsoleLogin;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code mtproto4j me}: who is signed in. */
@Command(
        name = "me",
        mixinStandardHelpOptions = true,
        description = "Says who a session belongs to, after asking the server.")
public final class MeCommand extends AccountCommand {
    @Override
    void run(TelegramClient client, User user, PrintWriter out) {
        String phone = user.phone();
        out.println(
                ConsoleLogin.describe(user) + (phone == null ? "" : ", +" + phone) + ", home DC " + client.homeDc());
    }
}
