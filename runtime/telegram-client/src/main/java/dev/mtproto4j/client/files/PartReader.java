package dev.mtproto4j.client.files;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Cuts a source into parts. Reads one part ahead, so that the last one is known as such. */
final class PartReader implements Closeable {

    private final InputStream stream;
    private final long size;
    private final int partSize;
    private final MessageDigest md5 = newMd5();
    private byte[] ahead;
    private long read;

    private PartReader(InputStream stream, long size, int partSize) throws IOException {
        this.stream = stream;
        this.size = size;
        this.partSize = partSize;
        this.ahead = stream.readNBytes(partSize);
    }

    /** @throws FileTransferException if there is too much, or nothing */
    static PartReader of(FileSource source) throws IOException {
        if (source.size() == 0) {
            throw empty(source);
        }
        int partSize = PartSizes.ofUpload(source.size());
        InputStream stream = source.open();
        boolean done = false;
        try {
            PartReader reader = source.size() == FileSource.UNKNOWN_SIZE
                    ? ofUnknownSize(source, stream)
                    : new PartReader(stream, source.size(), partSize);
            done = true;
            return reader;
        } finally {
            if (!done) {
                stream.close();
            }
        }
    }

    /** Whether a file is a small one has to be known before its first part is sent. */
    private static PartReader ofUnknownSize(FileSource source, InputStream stream) throws IOException {
        byte[] beginning = stream.readNBytes(PartSizes.LARGEST_SMALL_FILE + 1);
        if (beginning.length == 0) {
            throw empty(source);
        }
        boolean small = beginning.length <= PartSizes.LARGEST_SMALL_FILE;
        long size = small ? beginning.length : FileSource.UNKNOWN_SIZE;
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), stream);
        return new PartReader(whole, size, PartSizes.ofUpload(size));
    }

    private static FileTransferException empty(FileSource source) {
        return new FileTransferException("\"" + source.name() + "\" is empty; Telegram takes no empty files");
    }

    /** The next part; {@code null} when there is none. */
    byte @Nullable [] next() throws IOException {
        byte[] part = ahead;
        if (part.length == 0) {
            return null;
        }
        read += part.length;
        ahead = part.length < partSize ? new byte[0] : stream.readNBytes(partSize);
        boolean wrong = size != FileSource.UNKNOWN_SIZE && (read > size || (isAtEnd() && read != size));
        if (wrong) {
            throw new FileTransferException(
                    "the file was changed while it was read: it had " + size + " bytes, and has others now");
        }
        md5.update(part);
        return part;
    }

    /** Whether the part that was read last is the last one. */
    boolean isAtEnd() {
        return ahead.length == 0;
    }

    boolean isBig() {
        return size == FileSource.UNKNOWN_SIZE || size > PartSizes.LARGEST_SMALL_FILE;
    }

    /** How many parts there are, {@code -1} if that is not known yet. */
    int parts() {
        return size == FileSource.UNKNOWN_SIZE ? -1 : Math.toIntExact((size + partSize - 1) / partSize);
    }

    long size() {
        return size;
    }

    /** Of all parts, in hexadecimal. */
    String md5() {
        return HexFormat.of().formatHex(md5.digest());
    }

    /** MD5 is what the protocol asks for here; it guards against accidents only. */
    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
