package dev.mtproto4j.client.files;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * How a file is sent or fetched.
 *
 * @param parallelParts how many parts may be under way at a time, 1 to 64; each takes up to 512 KiB of memory
 * @param progress is told how far it is
 * @param references makes a file with a new file reference of one whose reference has expired, by asking for the message
 *     or whatever held it; the download goes on with what it returns
 */
public record TransferOptions(
        int parallelParts, Progress progress, Function<RemoteFile, CompletableFuture<RemoteFile>> references) {

    private static final int MAX_PARALLEL_PARTS = 64;

    /** Hears how far a transfer is: one call at a time, never with less than before. It has to return soon. */
    @FunctionalInterface
    public interface Progress {

        /**
         * So much is there.
         *
         * @param bytes that the receiver has
         * @param total {@link FileSource#UNKNOWN_SIZE} if unknown
         */
        void transferred(long bytes, long total);
    }

    /** Eight parts at a time, nobody is told, expired references are an error. */
    public static final TransferOptions DEFAULT = new TransferOptions(
            8,
            (bytes, total) -> {},
            file -> CompletableFuture.failedFuture(new FileTransferException("the file reference has expired, and"
                    + " TransferOptions.references does not say where to get another one")));

    public TransferOptions {
        if (parallelParts < 1 || parallelParts > MAX_PARALLEL_PARTS) {
            throw new IllegalArgumentException(
                    parallelParts + " parts at a time; 1 to " + MAX_PARALLEL_PARTS + " can be");
        }
        Objects.requireNonNull(progress);
        Objects.requireNonNull(references);
    }

    public TransferOptions parallelParts(int count) {
        return new TransferOptions(count, progress, references);
    }

    public TransferOptions progress(Progress listener) {
        return new TransferOptions(parallelParts, listener, references);
    }

    public TransferOptions references(Function<RemoteFile, CompletableFuture<RemoteFile>> renewal) {
        return new TransferOptions(parallelParts, progress, renewal);
    }
}
