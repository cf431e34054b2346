package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.client.rpc.Calls;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mtproto4j sessions}: where the account is signed in. */
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Lists the devices and programs that the account is signed in on, or ends some of them.")
public final class SessionsCommand implements Callable<Integer> {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Mixin
    private ClientOptions options = new ClientOptions();

    @ArgGroup
    private @Nullable Change change;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** What to do instead of listing. */
    static final class Change {
        @Option(names = "--end", paramLabel = "HASH", description = "End the session of that hash.")
        private @Nullable String end;

        @Option(names = "--end-others", description = "End all sessions but this one.")
        private boolean endOthers;

        @Option(
                names = "--accept",
                paramLabel = "LINK",
                description = "Sign a device in that shows a QR code: tg://login?token=…")
        private @Nullable String accept;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SignedIn.run(options, (client, user) -> {
            if (change == null) {
                Calls.await(client.sessions().list()).forEach(session -> out.println(line(session)));
            } else if (change.end != null) {
                Calls.await(client.sessions().end(Long.parseUnsignedLong(change.end, 16)));
                out.println("Session " + change.end + " is ended.");
            } else if (change.accept != null) {
                out.println("Signed in: " + line(Calls.await(client.sessions().accept(change.accept))));
            } else if (change.endOthers) {
                Calls.await(client.sessions().endOthers());
                out.println("All other sessions are ended.");
            }
            out.flush();
        });
        return 0;
    }

    private static String line(Authorization session) {
        String since =
                MOMENT.format(Instant.ofEpochSecond(session.dateCreated()).atOffset(ZoneOffset.UTC));
        return String.format(
                Locale.ROOT,
                "%016x  %s %s, %s, since %s UTC%s",
                session.hash(),
                session.appName(),
                session.appVersion(),
                session.deviceModel(),
                since,
                session.current() ? "  (this one)" : "");
    }
}
