package dev.mtproto4j.client.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes to upload, read once and in order, on a thread that may block.
 *
 * @see #of(Path)
 */
public interface FileSource {

    /** What {@link #size} returns where it is not known. */
    long UNKNOWN_SIZE = -1;

    /** The name under which receivers see the file, with its ending. */
    String name();

    /** How many bytes there will be; {@link #UNKNOWN_SIZE} if that shows only at the end. */
    long size();

    /** Opens it; whoever uploads closes it. Called once for each upload. */
    InputStream open() throws IOException;

    /**
     * A file, under its own name.
     *
     * @throws FileTransferException if it is no regular file
     */
    static FileSource of(Path file) {
        Path name = file.getFileName();
        if (name == null || !Files.isRegularFile(file)) {
            throw new FileTransferException("there is no file " + file);
        }
        try {
            return new Given(name.toString(), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new FileTransferException("the size of " + file + " cannot be told", e);
        }
    }

    /** Bytes in memory; the array is not copied. */
    static FileSource of(String name, byte[] bytes) {
        return new Given(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A stream of unknown length. It is read once, so that this can be uploaded once. */
    static FileSource of(String name, InputStream stream) {
        return of(name, stream, UNKNOWN_SIZE);
    }

    /**
     * A stream.
     *
     * @param size how many bytes it has; the upload fails if it has others
     */
    static FileSource of(String name, InputStream stream, long size) {
        return new Given(name, size, () -> stream);
    }
}
