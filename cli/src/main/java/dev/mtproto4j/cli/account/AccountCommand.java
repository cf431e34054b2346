package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does something as whoever a session belongs to; it never asks anybody to sign in. */
abstract class AccountCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions options = new ClientOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Does it; what is printed goes out at the end. */
    abstract void run(TelegramClient client, User user, PrintWriter out);

    @Override
    public final Integer call() throws IOException {
        options.requireSession();
        PrintWriter out = spec.commandLine().getOut();
        try (TelegramClient client =
                options.builder().prompts(new NobodyToAsk()).build()) {
            run(client, client.start(), out);
        } finally {
            out.flush();
        }
        return 0;
    }
}
