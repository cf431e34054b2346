package dev.mtproto4j.client.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session in a file of its own, readable by its owner only (mode 0600 where the file system knows modes), replaced as
 * a whole and made durable at each save. While it is open, {@code <file>.lock} beside it keeps other clients away. A
 * symbolic link is followed, and stays one.
 */
public final class FileSessionStorage implements SessionStorage {

    /** A real one has some kilobytes; more is not read. */
    private static final long MAX_BYTES = 1 << 20;

    private final Path named;
    private @Nullable Path file;
    private @Nullable SessionLock lock;

    /** Touches nothing yet. */
    public FileSessionStorage(Path file) {
        this.named = file;
    }

    /**
     * The file for a session name: {@code my_account} is {@code my_account.session} in the folder.
     *
     * @throws IllegalArgumentException if the name is empty, or has a character that a file name had better not have
     */
    public static FileSessionStorage named(Path folder, String name) {
        if (name.isBlank() || name.matches("(?s).*[/\\\\:*?\"<>|\\p{Cntrl}].*") || name.startsWith(".")) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' is not a good name for a session. Use letters, digits, '_' and '-'; for a file elsewhere,"
                    + " give its path.");
        }
        return new FileSessionStorage(folder.resolve(name + ".session"));
    }

    /** The file, as it was given. */
    public Path file() {
        return named;
    }

    @Override
    public synchronized Optional<SessionData> load() {
        Path target = open();
        byte[] bytes;
        try {
            long size = Files.size(target);
            if (size > MAX_BYTES) {
                throw damaged("It has " + size + " bytes, far more than a session.", null);
            }
            bytes = Files.readAllBytes(target);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SessionStorageException("The session " + named + " cannot be read: " + reason(e), e);
        }
        try {
            return Optional.of(SessionCodec.decode(bytes));
        } catch (SessionCorruptedException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private SessionCorruptedException damaged(String what, @Nullable Throwable cause) {
        return new SessionCorruptedException(
                "The session file " + named + " is damaged. " + what
                        + " It was left as it is: restore it from a backup, or move it away and sign in again.",
                cause);
    }

    @Override
    public synchronized void save(SessionData session) {
        Path target = open();
        try {
            PrivateFiles.replace(target, sibling(target, ".tmp"), SessionCodec.encode(session));
        } catch (IOException e) {
            throw new SessionStorageException("The session " + named + " cannot be written: " + reason(e), e);
        }
    }

    @Override
    public synchronized void delete() {
        Path target = open();
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new SessionStorageException("The session " + named + " cannot be removed: " + reason(e), e);
        }
    }

    @Override
    public synchronized void close() {
        SessionLock held = lock;
        lock = null;
        file = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new SessionStorageException("The lock of " + named + " cannot be released: " + reason(e), e);
            }
        }
    }

    /** Finds the real file and locks it, once. */
    private Path open() {
        Path known = file;
        if (known != null) {
            return known;
        }
        try {
            Path real = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
            Path folder = real.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            lock = SessionLock.acquire(named, sibling(real, ".lock"));
            file = real;
            return real;
        } catch (IOException e) {
            throw new SessionStorageException("The session " + named + " cannot be opened: " + reason(e), e);
        }
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /** The messages of Java's file exceptions are often only a path. */
    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    @Override
    public String toString() {
        return named.toString();
    }
}
