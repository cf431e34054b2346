package dev.mtproto4j.client.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second client away from a session file: a lock on a file beside it, which the operating system releases even
 * when the process is killed. The session file itself cannot carry the lock, because every save replaces it.
 */
final class SessionLock implements AutoCloseable {

    /** Beyond what is ever written: some systems do not let anyone read locked bytes. */
    private static final long LOCKED_BYTE = 1 << 20;

    private static final int ATTEMPTS = 10;
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private SessionLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws SessionLockedException if another client holds it */
    static SessionLock acquire(Path session, Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            throw new SessionLockedException(
                    "The session " + session + " is open in another client of this program. Close that one first.");
        }
        boolean acquired = false;
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                SessionLock held = tryAcquire(session, file);
                if (held != null) {
                    acquired = true;
                    return held;
                }
            }
            throw new IOException("The lock file " + file + " keeps being replaced.");
        } finally {
            if (!acquired) {
                HELD_HERE.remove(file);
            }
        }
    }

    /**
     * Makes one attempt. On POSIX systems a process loses its lock as soon as it closes any channel to the file, so the
     * file is never opened a second time while the lock is held; that the locked file is still the one that others see
     * is told by its identity.
     *
     * @return null when the file was removed by its last holder between our opening and locking it
     */
    private static @Nullable SessionLock tryAcquire(Path session, Path file) throws IOException {
        create(file);
        FileChannel channel;
        Object identity;
        try {
            identity = identity(file);
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        boolean keep = false;
        try {
            FileLock lock = lock(channel);
            if (lock == null) {
                throw new SessionLockedException("The session " + session + " is open in another process"
                        + holder(channel) + ". Stop that one first, or use another session name.");
            }
            keep = Files.exists(file) && Objects.equals(identity, identity(file));
            if (!keep) {
                return null;
            }
            channel.truncate(0);
            channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
            return new SessionLock(file, channel, lock);
        } finally {
            if (!keep) {
                channel.close();
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PrivateFiles.ownerOnly(file));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Null where the system has none (Windows, which does not let anyone remove a file that is open). */
    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** For the message; the holder writes its process id into the file. */
    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        String pid = US_ASCII.decode(buffer.flip()).toString().strip();
        return pid.matches("\\d+") ? " (pid " + pid + ")" : "";
    }

    /** Removes the file while it is still locked, so that nobody else's is removed. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            try {
                lock.close();
            } finally {
                channel.close();
                HELD_HERE.remove(file);
            }
        }
    }
}
