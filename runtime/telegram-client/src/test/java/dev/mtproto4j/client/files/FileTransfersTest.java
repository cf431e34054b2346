package dev.mtproto4j.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.storage.FileUnknown;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.client.connection.ClientClosedException;
import dev.mtproto4j.client.rpc.RpcInvoker;
import dev.mtproto4j.tl.TlMethod;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileTransfersTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch stuck = new CountDownLatch(2);
    private final List<CompletableFuture<?>> unanswered = new ArrayList<>();
    private final FileTransfers files = new FileTransfers(dcId -> new FirstPartOnly(), new SecureRandom(), workers);
    private final RemoteFile file =
            new RemoteFile(new InputDocumentFileLocation(1, 2, new byte[0], ""), 0, 10L * PartSizes.LARGEST);

    /** A server that answers for the beginning of a file, and then no more. */
    private final class FirstPartOnly implements RpcInvoker {

        @Override
        @SuppressWarnings("unchecked")
        public <R> CompletableFuture<R> invoke(TlMethod<R> method) {
            GetFile part = (GetFile) method;
            if (part.offset() == 0) {
                return CompletableFuture.completedFuture((R) new File(new FileUnknown(), 1, new byte[part.limit()]));
            }
            CompletableFuture<R> never = new CompletableFuture<>();
            unanswered.add(never);
            stuck.countDown();
            return never;
        }
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private CompletableFuture<DownloadedFile> begun(TransferOptions options) {
        return files.download(file, folder.resolve("a.bin"), options);
    }

    @Test
    void closingEndsWhatIsUnderWayAndLeavesNothing() throws InterruptedException {
        CompletableFuture<DownloadedFile> download = begun(TransferOptions.DEFAULT.parallelParts(2));
        stuck.await();
        assertThat(folder).isDirectoryContaining("glob:**.part");
        files.close(LIMIT);
        assertThat(folder).isEmptyDirectory();
        assertThat(unanswered).hasSize(2).allMatch(CompletableFuture::isCancelled);
        assertThat(download)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    void whoeverGivesUpCanWaitForTheEnd() throws InterruptedException {
        CompletableFuture<DownloadedFile> download = begun(TransferOptions.DEFAULT.parallelParts(2));
        stuck.await();
        download.cancel(true);
        files.close(LIMIT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aListenerMayClose() {
        // Were its own transfer waited for, this would take until the end of the test's time.
        CompletableFuture<DownloadedFile> download = begun(
                TransferOptions.DEFAULT.parallelParts(1).progress((bytes, total) -> files.close(Duration.ofDays(1))));
        assertThat(download)
                .failsWithin(LIMIT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ClientClosedException.class);
    }
}
