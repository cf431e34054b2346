package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.messages.SendMedia;
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
import dev.mtproto4j.api.type.InputPeerPhotoFileLocation;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.MessageMediaDocument;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.testserver.account.Account;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileServicesTest {
    private static final long KEY = 5;
    private static final int PART = 512 * 1024;

    private final ServiceBench bench = new ServiceBench();

    @BeforeEach
    void signIn() {
        Account ada = bench.add(Account.builder("+15550100"));
        bench.signIn(1, KEY, ada);
        bench.signIn(2, KEY, ada);
    }

    @Test
    void aBigFileComesBackAsItWent() {
        byte[] bytes = new byte[3 * PART + 1000];
        new Random(1).nextBytes(bytes);
        for (int part = 0; part < 4; part++) {
            byte[] slice = Arrays.copyOfRange(bytes, part * PART, Math.min(bytes.length, (part + 1) * PART));
            assertThat(bench.call(1, KEY, new SaveBigFilePart(9, part, 4, slice)))
                    .isTrue();
        }
        Updates updates = (Updates) bench.call(
                1, KEY, new SendMedia(new InputPeerSelf(), uploaded(new InputFileBig(9, 4, "big.bin")), "here", 1));
        Message message = (Message) ((UpdateNewMessage) updates.updates().get(1)).message();
        Document document = (Document)
                Objects.requireNonNull(((MessageMediaDocument) Objects.requireNonNull(message.media())).document());
        assertThat(document.size()).isEqualTo(bytes.length);
        assertThat(document.mimeType()).isEqualTo("application/octet-stream");
        assertThat(download(document)).isEqualTo(bytes);
        assertThat(bench.error(2, KEY, new GetFile(location(document), 0, PART)))
                .isEqualTo("303 FILE_MIGRATE_1");
    }

    @Test
    void uploadRules() {
        assertThat(bench.error(1, KEY, new SaveFilePart(9, -1, new byte[1]))).isEqualTo("400 FILE_PART_INVALID");
        assertThat(bench.error(1, KEY, new SaveFilePart(9, 8000, new byte[1]))).isEqualTo("400 FILE_PART_INVALID");
        assertThat(bench.error(1, KEY, new SaveFilePart(9, 0, new byte[0]))).isEqualTo("400 FILE_PART_EMPTY");
        assertThat(bench.error(1, KEY, new SaveFilePart(9, 0, new byte[PART + 1])))
                .isEqualTo("400 FILE_PART_TOO_BIG");
        assertThat(bench.error(1, KEY, new SaveBigFilePart(9, 0, 2, new byte[1000])))
                .isEqualTo("400 FILE_PART_SIZE_INVALID");
        assertThat(bench.error(1, KEY, new SaveBigFilePart(9, 0, 2, new byte[3 * 1024])))
                .isEqualTo("400 FILE_PART_SIZE_INVALID");
        assertThat(bench.error(1, KEY, new SaveBigFilePart(9, 0, 0, new byte[1024])))
                .isEqualTo("400 FILE_PARTS_INVALID");
        assertThat(bench.error(1, KEY, new SaveBigFilePart(9, 2, 2, new byte[1024])))
                .isEqualTo("400 FILE_PART_INVALID");
        bench.call(1, KEY, new SaveBigFilePart(9, 0, 3, new byte[2048]));
        assertThat(bench.error(1, KEY, new SaveBigFilePart(9, 1, 3, new byte[4096])))
                .isEqualTo("400 FILE_PART_SIZE_CHANGED");
        assertThat(bench.error(1, 99, new SaveFilePart(9, 0, new byte[1]))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
    }

    @Test
    void filesAreMadeOfWholeUploads() {
        bench.call(1, KEY, new SaveFilePart(9, 0, new byte[1024]));
        bench.call(1, KEY, new SaveFilePart(9, 2, new byte[10]));
        assertThat(bench.error(1, KEY, media(new InputFile(9, 3, "a", "")))).isEqualTo("400 FILE_PART_1_MISSING");
        assertThat(bench.error(1, KEY, media(new InputFile(9, 0, "a", "")))).isEqualTo("400 FILE_PARTS_INVALID");
        bench.call(1, KEY, new SaveFilePart(9, 1, new byte[1024]));
        assertThat(bench.error(1, KEY, media(new InputFile(9, 3, "a", "beef")))).isEqualTo("400 MD5_CHECKSUM_INVALID");
        assertThat(bench.call(1, KEY, media(new InputFile(9, 3, "a", "")))).isInstanceOf(MessageMediaDocument.class);
    }

    @Test
    void downloadRules() {
        bench.call(1, KEY, new SaveFilePart(9, 0, new byte[10_000]));
        Document document = (Document) Objects.requireNonNull(
                ((MessageMediaDocument) bench.call(1, KEY, media(new InputFile(9, 1, "a", "")))).document());
        InputDocumentFileLocation location = location(document);
        assertThat(bench.error(1, KEY, new GetFile(location, 1024, 4096))).isEqualTo("400 OFFSET_INVALID");
        assertThat(bench.error(1, KEY, new GetFile(location, 0, 5000))).isEqualTo("400 LIMIT_INVALID");
        assertThat(bench.error(1, KEY, new GetFile(location, 0, 12288))).isEqualTo("400 LIMIT_INVALID");
        assertThat(bench.error(1, KEY, new GetFile(location, (1 << 20) - 4096, 8192)))
                .isEqualTo("400 LIMIT_INVALID");
        assertThat(bench.error(1, KEY, new GetFile(location, 0, 2 << 20))).isEqualTo("400 LIMIT_INVALID");
        GetFile precise = GetFile.builder()
                .precise(true)
                .location(location)
                .offset(1024)
                .limit(3072)
                .build();
        assertThat(((File) bench.call(1, KEY, precise)).bytes()).hasSize(3072);
        assertThat(((File) bench.call(1, KEY, new GetFile(location, 8192, 4096))).bytes())
                .hasSize(1808);
        assertThat(((File) bench.call(1, KEY, new GetFile(location, 12288, 4096))).bytes())
                .isEmpty();
        assertThat(bench.error(
                        1,
                        KEY,
                        new GetFile(
                                new InputDocumentFileLocation(document.id(), document.accessHash(), new byte[1], ""),
                                0,
                                4096)))
                .isEqualTo("400 FILE_REFERENCE_EXPIRED");
        assertThat(bench.error(
                        1,
                        KEY,
                        new GetFile(
                                new InputDocumentFileLocation(document.id(), 1, document.fileReference(), ""),
                                0,
                                4096)))
                .isEqualTo("400 FILE_ID_INVALID");
        assertThat(bench.error(
                        1,
                        KEY,
                        new GetFile(
                                InputPeerPhotoFileLocation.builder()
                                        .peer(new InputPeerSelf())
                                        .photoId(1)
                                        .build(),
                                0,
                                4096)))
                .isEqualTo("400 LOCATION_INVALID");
    }

    private byte[] download(Document document) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part;
        do {
            part = ((File) bench.call(1, KEY, new GetFile(location(document), all.size(), PART))).bytes();
            all.writeBytes(part);
        } while (part.length == PART);
        return all.toByteArray();
    }

    private static UploadMedia media(AnyInputFile file) {
        return UploadMedia.builder()
                .peer(new InputPeerSelf())
                .media(uploaded(file))
                .build();
    }

    private static InputMediaUploadedDocument uploaded(AnyInputFile file) {
        return InputMediaUploadedDocument.builder()
                .file(file)
                .mimeType("application/octet-stream")
                .attributes(List.of())
                .build();
    }

    private static InputDocumentFileLocation location(Document document) {
        return new InputDocumentFileLocation(document.id(), document.accessHash(), document.fileReference(), "");
    }
}
