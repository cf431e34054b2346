package dev.mtproto4j.cli.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jline.reader.impl.history.DefaultHistory;

/** Remembers calls, but none that may hold a secret. */
final class PrivateHistory extends DefaultHistory {
    /** Parameters and fields that passwords, codes, tokens and keys are passed in. */
    private static final Pattern SECRET = Pattern.compile(
            "\\w*(password|code|token|api_hash|secret|bytes|key|credential|srp|\\bM1|\\bA)\\w*\"?\\s*[=:]");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** The file, which nobody else can read; made if there is none. */
    static Path file(Path history) {
        try {
            if (!Files.exists(history)) {
                boolean posix =
                        history.getFileSystem().supportedFileAttributeViews().contains("posix");
                Files.createFile(
                        history,
                        posix
                                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                                : new FileAttribute<?>[0]);
            }
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + history, e);
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (mayBeKept(line)) {
            super.add(time, line);
        }
    }

    static boolean mayBeKept(String line) {
        return !SECRET.matcher(line).find();
    }
}
