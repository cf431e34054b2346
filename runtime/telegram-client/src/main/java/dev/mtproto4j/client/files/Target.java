package dev.mtproto4j.client.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where downloaded bytes go, in order. */
interface Target {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Once, at the end; {@code whole} if everything was written. */
    void close(boolean whole) throws IOException;

    /** A stream, which is flushed, and stays open. */
    static Target of(OutputStream stream) {
        return new Target() {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                stream.write(bytes, offset, length);
            }

            @Override
            public void close(boolean whole) throws IOException {
                stream.flush();
            }
        };
    }

    /** A file that is there only when it is whole: until then it has another name. */
    static Target of(Path file) {
        Path absolute = file.toAbsolutePath();
        return new Target() {
            private @Nullable Path partial;
            private @Nullable OutputStream stream;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (stream == null) {
                    Path parent = absolute.getParent();
                    partial = Files.createTempFile(parent, absolute.getFileName() + ".", ".part");
                    stream = Files.newOutputStream(partial);
                }
                stream.write(bytes, offset, length);
            }

            @Override
            public void close(boolean whole) throws IOException {
                if (stream == null || partial == null) {
                    return;
                }
                stream.close();
                if (!whole) {
                    Files.deleteIfExists(partial);
                    return;
                }
                try {
                    move(partial, absolute);
                } finally {
                    // Where it could not be moved, it must not be left.
                    Files.deleteIfExists(partial);
                }
            }
        };
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
