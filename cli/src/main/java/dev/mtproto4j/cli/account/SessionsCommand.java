package dev.mtproto4j.cli.account;

import dev.mtproto4j.api.type.Authorization;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.AccountSessions;
import dev.mtproto4j.client.rpc.Calls;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code mtproto4j sessions}: where the account is signed in. */
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "Lists the devices and programs that the account is signed in on, or ends some of them.")
public final class SessionsCommand extends AccountCommand {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @ArgGroup
    private @Nullable Change change;

    /** What to do instead of listing. */
    static final class Change {
        @Option(
                names = "--end",
                paramLabel = "HASH",
                converter = HashConverter.class,
                description = "End the session of that hash.")
        private @Nullable Long end;

        @Option(names = "--end-others", description = "End all sessions but this one.")
        private boolean endOthers;

        @Option(
                names = "--accept",
                paramLabel = "LINK",
                description = "Sign a device in that shows a QR code: tg://login?token=…")
        private @Nullable String accept;
    }

    @Override
    void run(TelegramClient client, User user, PrintWriter out) {
        AccountSessions sessions = client.sessions();
        if (change == null) {
            Calls.await(sessions.list()).forEach(session -> out.println(line(session)));
        } else if (change.end != null) {
            Calls.await(sessions.end(change.end));
            out.println("Session " + hash(change.end) + " is ended.");
        } else if (change.accept != null) {
            out.println("Signed in: " + line(Calls.await(sessions.accept(change.accept))));
        } else if (change.endOthers) {
            Calls.await(sessions.endOthers());
            out.println("All other sessions are ended.");
        }
    }

    private static String line(Authorization session) {
        String since =
                MOMENT.format(Instant.ofEpochSecond(session.dateCreated()).atOffset(ZoneOffset.UTC));
        return String.format(
                Locale.ROOT,
                "%s  %s %s, %s, since %s UTC%s",
                hash(session.hash()),
                session.appName(),
                session.appVersion(),
                session.deviceModel(),
                since,
                session.current() ? "  (this one)" : "");
    }

    private static String hash(long hash) {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    /** Reads a hash as the list shows it. */
    static final class HashConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            long hash;
            try {
                hash = Long.parseUnsignedLong(text.strip(), 16);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not the hash of a session: 16 hexadecimal digits, as `mtproto4j sessions`"
                                + " shows them");
            }
            if (hash == 0) {
                throw new TypeConversionException("0 is this session itself; `mtproto4j logout` ends it");
            }
            return hash;
        }
    }
}
