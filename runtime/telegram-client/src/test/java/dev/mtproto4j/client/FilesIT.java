package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.messages.UploadMedia;
import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.method.upload.SaveBigFilePart;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.api.type.AnyInputFile;
import dev.mtproto4j.api.type.Document;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.InputFile;
import dev.mtproto4j.api.type.InputFileBig;
import dev.mtproto4j.api.type.InputMediaUploadedDocument;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.MessageMediaDocument;
import dev.mtproto4j.api.type.storage.FileUnknown;
import dev.mtproto4j.api.type.upload.AnyFile;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.api.type.upload.FileCdnRedirect;
import dev.mtproto4j.client.files.DownloadedFile;
import dev.mtproto4j.client.files.FileSource;
import dev.mtproto4j.client.files.FileTransferException;
import dev.mtproto4j.client.files.RemoteFile;
import dev.mtproto4j.client.files.TransferOptions;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go to the server, which checks the rules for parts, and come back. */
@Timeout(60)
class FilesIT {

    private static final int BIG = (11 << 20) + 123;

    private final LoopbackCluster cluster = new LoopbackCluster();
    private TelegramClient client;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        client = cluster.ada();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private AnyInputFile upload(byte[] bytes) {
        return client.files()
                .upload(FileSource.of("a.bin", bytes), TransferOptions.DEFAULT)
                .join();
    }

    private Document document(AnyInputFile file) {
        return document(file, 1);
    }

    private Document document(AnyInputFile file, int dcId) {
        var media = InputMediaUploadedDocument.builder()
                .file(file)
                .mimeType("application/octet-stream")
                .attributes(List.of())
                .build();
        var sent = (MessageMediaDocument) client.callOn(dcId, new UploadMedia(new InputPeerSelf(), media));
        return (Document) Objects.requireNonNull(sent.document());
    }

    private byte[] download(RemoteFile file, TransferOptions options) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        DownloadedFile done =
                client.files().download(file, 0, received, options).join();
        assertThat(done.bytes()).isEqualTo(received.size());
        return received.toByteArray();
    }

    private static RemoteFile ofUnknownSize(Document document) {
        return new RemoteFile(RemoteFile.of(document).location(), document.dcId(), FileSource.UNKNOWN_SIZE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 65_536, 65_537, 524_288, 1_048_576, 3_000_001})
    void smallFilesComeBackAsTheyWere(int size) {
        byte[] bytes = bytes(size);
        AnyInputFile file = upload(bytes);
        assertThat(file)
                .isInstanceOfSatisfying(
                        InputFile.class,
                        small -> assertThat(small.md5Checksum()).hasSize(32));
        Document document = document(file);
        assertThat(document.size()).isEqualTo(size);
        assertThat(download(RemoteFile.of(document), TransferOptions.DEFAULT)).isEqualTo(bytes);
        assertThat(download(ofUnknownSize(document), TransferOptions.DEFAULT)).isEqualTo(bytes);
    }

    @Test
    void aBigFileGoesFromAPathToAPath() throws IOException {
        byte[] bytes = bytes(BIG);
        Path here = Files.write(folder.resolve("holiday.mp4"), bytes);
        AnyInputFile file = client.files().upload(here);
        assertThat(file)
                .isInstanceOfSatisfying(
                        InputFileBig.class, big -> assertThat(big.name()).isEqualTo("holiday.mp4"));
        Path there = folder.resolve("there.mp4");
        DownloadedFile done = client.files().download(RemoteFile.of(document(file)), there);
        assertThat(done.bytes()).isEqualTo(BIG);
        assertThat(there).hasBinaryContent(bytes);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(cluster.servers.requests("upload.saveFilePart")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, BIG})
    void aStreamOfUnknownLengthIsUploaded(int size) {
        byte[] bytes = bytes(size);
        AnyInputFile file = client.files()
                .upload(FileSource.of("a.bin", new ByteArrayInputStream(bytes)), TransferOptions.DEFAULT)
                .join();
        assertThat(download(RemoteFile.of(document(file)), TransferOptions.DEFAULT))
                .isEqualTo(bytes);
    }

    @Test
    void progressGrowsToTheTotal() {
        List<Long> sent = new ArrayList<>();
        List<Long> received = new ArrayList<>();
        FileSource source = FileSource.of("a.bin", bytes(1_000_000));
        AnyInputFile file = client.files()
                .upload(source, TransferOptions.DEFAULT.progress((bytes, total) -> {
                    assertThat(total).isEqualTo(1_000_000);
                    sent.add(bytes);
                }))
                .join();
        download(
                RemoteFile.of(document(file)), TransferOptions.DEFAULT.progress((bytes, total) -> received.add(bytes)));
        assertThat(sent).hasSize(16).isSorted().endsWith(1_000_000L);
        assertThat(received).containsExactly(524_288L, 1_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 524_287, 524_288, 1_234_567, 2_999_999, 3_000_000, 4_000_000})
    void aDownloadGoesOnWhereItStopped(int from) {
        byte[] bytes = bytes(3_000_000);
        Document document = document(upload(bytes));
        for (RemoteFile file : List.of(RemoteFile.of(document), ofUnknownSize(document))) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            client.files().download(file, from, rest, TransferOptions.DEFAULT).join();
            assertThat(rest.toByteArray())
                    .isEqualTo(Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length));
        }
    }

    @Test
    void aFileOnAnotherDataCentreIsFetchedThere() {
        byte[] bytes = bytes(700_000);
        Document document = document(upload(bytes), 2);
        assertThat(document.dcId()).isEqualTo(2);
        assertThat(download(RemoteFile.of(document), TransferOptions.DEFAULT)).isEqualTo(bytes);
        assertThat(cluster.servers.dc(1).requests())
                .extracting(RecordedRequest::method)
                .doesNotContain("upload.getFile");
        RemoteFile somewhere = new RemoteFile(RemoteFile.of(document).location(), 0, document.size());
        assertThat(download(somewhere, TransferOptions.DEFAULT)).isEqualTo(bytes);
    }

    @Test
    void anExpiredReferenceIsRenewedOnce() {
        byte[] bytes = bytes(2_000_000);
        RemoteFile right = RemoteFile.of(document(upload(bytes)));
        var location = (InputDocumentFileLocation) right.location();
        RemoteFile expired = new RemoteFile(
                new InputDocumentFileLocation(location.id(), location.accessHash(), new byte[16], ""),
                right.dcId(),
                right.size());
        assertThatThrownBy(() -> download(expired, TransferOptions.DEFAULT))
                .hasRootCauseInstanceOf(FileTransferException.class)
                .hasMessageContaining("reference");
        AtomicInteger asked = new AtomicInteger();
        TransferOptions renewing = TransferOptions.DEFAULT.references(file -> {
            assertThat(file).isEqualTo(expired);
            asked.incrementAndGet();
            // It takes as long as a call, so that other parts are refused meanwhile.
            return client.invoke(new GetNearestDc()).thenApply(dc -> right);
        });
        assertThat(download(expired, renewing)).isEqualTo(bytes);
        assertThat(asked).hasValue(1);
    }

    @Test
    void lostConnectionsAndFloodWaitsCostNothingButTime() {
        byte[] bytes = bytes(BIG);
        cluster.servers
                .faults()
                .dropConnection(SaveBigFilePart.CONSTRUCTOR_ID)
                .dropAfterExecuting(SaveBigFilePart.CONSTRUCTOR_ID)
                .failNext(SaveBigFilePart.CONSTRUCTOR_ID, 420, "FLOOD_WAIT_1")
                .dropConnection(GetFile.CONSTRUCTOR_ID)
                .failNext(GetFile.CONSTRUCTOR_ID, 420, "FLOOD_PREMIUM_WAIT_1")
                .dropAfterExecuting(GetFile.CONSTRUCTOR_ID);
        Document document = document(upload(bytes));
        assertThat(download(RemoteFile.of(document), TransferOptions.DEFAULT)).isEqualTo(bytes);
    }

    @Test
    void whatTheServerRefusesIsTheError() {
        cluster.servers.faults().failNext(SaveFilePart.CONSTRUCTOR_ID, 400, "FILE_PARTS_INVALID");
        assertThatThrownBy(() -> upload(bytes(1_000_000))).hasMessageContaining("FILE_PARTS_INVALID");
    }

    @Test
    void noMorePartsAreUnderWayThanWanted() throws InterruptedException {
        Semaphore arrived = new Semaphore(0);
        Semaphore answered = new Semaphore(0);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        cluster.servers.handle(SaveFilePart.class, (context, call) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            arrived.release();
            answered.acquire();
            atOnce.decrementAndGet();
            return true;
        });
        CompletableFuture<AnyInputFile> upload = client.files()
                .upload(FileSource.of("a.bin", bytes(1_000_000)), TransferOptions.DEFAULT.parallelParts(3));
        arrived.acquire(3);
        assertThat(upload).isNotDone();
        answered.release(100);
        upload.join();
        assertThat(most).hasValue(3);
    }

    @Test
    void aTransferThatIsGivenUpAsksForNothingMore() throws InterruptedException {
        RemoteFile file = RemoteFile.of(document(upload(bytes(3_000_000))));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch given = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        cluster.servers.handle(GetFile.class, (context, call) -> {
            times.incrementAndGet();
            asked.countDown();
            given.await();
            return new File(new FileUnknown(), 1, new byte[call.limit()]);
        });
        CompletableFuture<DownloadedFile> download =
                client.files().download(file, folder.resolve("a.bin"), TransferOptions.DEFAULT.parallelParts(1));
        asked.await();
        download.cancel(true);
        given.countDown();
        client.close();
        assertThat(times).hasValue(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void serversThatSendSomethingElseAreNamed() {
        Document document = document(upload(bytes(1_000_000)));
        RemoteFile file = RemoteFile.of(document);
        // So that it is the first part which is complained of.
        TransferOptions one = TransferOptions.DEFAULT.parallelParts(1);
        answers(new File(new FileUnknown(), 1, new byte[524_289]));
        assertThatThrownBy(() -> download(file, one)).hasMessageContaining("524289 instead of 524288");
        answers(new File(new FileUnknown(), 1, new byte[1]));
        assertThatThrownBy(() -> download(file, one)).hasMessageContaining("1 instead of");
        answers(new FileCdnRedirect(203, new byte[1], new byte[32], new byte[16], List.of()));
        assertThatThrownBy(() -> download(file, one)).hasMessageContaining("CDN");
    }

    private void answers(AnyFile answer) {
        cluster.servers.handle(GetFile.class, (context, call) -> answer);
    }
}
