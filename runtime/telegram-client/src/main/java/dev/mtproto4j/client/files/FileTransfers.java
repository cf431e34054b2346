package dev.mtproto4j.client.files;

import dev.mtproto4j.api.type.AnyInputFile;
import dev.mtproto4j.client.connection.ClientClosedException;
import dev.mtproto4j.client.rpc.Calls;
import dev.mtproto4j.client.rpc.RpcInvoker;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Sends and fetches files: in parts, several at a time, over connections that hold up nothing else. Parts that a lost
 * connection took with it are sent again, flood waits are waited for, and a file on another data centre is fetched there.
 * Memory is bounded by the parts that are under way, whatever the size of the file. Thread-safe.
 *
 * <pre>{@code
 * AnyInputFile file = client.files().upload(Path.of("holiday.mp4"));
 * client.call(new SendMedia(peer, InputMediaUploadedDocument.builder().file(file)…));
 *
 * client.files().download(RemoteFile.of(document), Path.of("holiday.mp4"));
 * }</pre>
 *
 * <p>Futures fail with {@link dev.mtproto4j.tl.RpcException} for what the server refuses, with {@link
 * FileTransferException} for what is wrong with the file here or there, and with the failures of calls otherwise.
 * Cancelling one ends its transfer. Reading, writing and listeners run on the client's callback threads.
 *
 * <p>Servers are not told that this client takes files from content delivery networks ({@code cdn_supported}); they send
 * everything themselves then.
 *
 * @see <a href="https://core.telegram.org/api/files">Uploading and downloading files</a>
 */
public final class FileTransfers {

    private final IntFunction<RpcInvoker> dataCentres;
    private final SecureRandom random;
    private final Executor worker;
    private final Set<Pump<?>> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Transfers over a client.
     *
     * @param dataCentres calls on a data centre; 0 is the home one
     * @param worker runs what blocks: reading and writing
     */
    public FileTransfers(IntFunction<RpcInvoker> dataCentres, SecureRandom random, Executor worker) {
        this.dataCentres = dataCentres;
        this.random = random;
        this.worker = worker;
    }

    /**
     * Uploads a file, and waits until that is done.
     *
     * @return what messages and other methods take as the file; the server keeps it for some hours
     */
    public AnyInputFile upload(Path file) {
        return Calls.await(upload(FileSource.of(file), TransferOptions.DEFAULT));
    }

    /** Uploads from any source. */
    public CompletableFuture<AnyInputFile> upload(FileSource source, TransferOptions options) {
        return start(new Upload(dataCentres.apply(0), source, options, random.nextLong(), worker));
    }

    /**
     * Downloads a file, and waits until that is done. It stands under its name only when it is whole, and takes the place
     * of a file that is there.
     */
    public DownloadedFile download(RemoteFile file, Path to) {
        return Calls.await(download(file, to, TransferOptions.DEFAULT));
    }

    /** Downloads into a file, which stands under its name only when it is whole. */
    public CompletableFuture<DownloadedFile> download(RemoteFile file, Path to, TransferOptions options) {
        return start(new Download(dataCentres, file, 0, Target.of(to), options, worker));
    }

    /**
     * Downloads into a stream, which is not closed; what came before a failure is written.
     *
     * @param from how many bytes to leave out, because they are there already
     */
    public CompletableFuture<DownloadedFile> download(
            RemoteFile file, long from, OutputStream to, TransferOptions options) {
        if (from < 0) {
            throw new IllegalArgumentException("from byte " + from);
        }
        return start(new Download(dataCentres, file, from, Target.of(to), options, worker));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only tidies up
    private <R> CompletableFuture<R> start(Pump<R> transfer) {
        underWay.add(transfer);
        transfer.ended().whenComplete((nothing, error) -> underWay.remove(transfer));
        return transfer.start();
    }

    /**
     * Ends what is under way with {@link ClientClosedException}, and waits until nothing is read or written any more and
     * unfinished files are removed. The client does this when it is closed. A transfer whose listener calls it is ended,
     * but not waited for.
     *
     * @param atMost how long is waited
     */
    public void close(Duration atMost) {
        List<Pump<?>> left = List.copyOf(underWay);
        left.forEach(transfer -> transfer.result.completeExceptionally(new ClientClosedException()));
        CompletableFuture<?>[] ends = left.stream()
                .filter(transfer -> !transfer.isCurrentThread())
                .map(Pump::ended)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
