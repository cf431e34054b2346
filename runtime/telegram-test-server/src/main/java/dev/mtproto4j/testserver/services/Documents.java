package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.AnyInputFile;
import dev.mtproto4j.api.type.Document;
import dev.mtproto4j.api.type.DocumentAttributeFilename;
import dev.mtproto4j.api.type.InputDocument;
import dev.mtproto4j.api.type.InputFile;
import dev.mtproto4j.api.type.InputFileBig;
import dev.mtproto4j.api.type.InputMedia;
import dev.mtproto4j.api.type.InputMediaDocument;
import dev.mtproto4j.api.type.InputMediaUploadedDocument;
import dev.mtproto4j.api.type.MessageMediaDocument;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.store.FileStore;
import dev.mtproto4j.testserver.store.StoredFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Documents out of uploads. */
final class Documents {
    private static final long MAX_SMALL_FILE = 10L << 20;

    private final DataCenter dataCenter;
    private final FileStore files;

    Documents(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.files = dataCenter.cluster().files();
    }

    /** What a client wants to send, as the receiver gets it. Documents are known here, uploaded before or now. */
    MessageMediaDocument media(RequestContext context, InputMedia media) {
        if (media instanceof InputMediaUploadedDocument uploaded) {
            return new MediaBuilder(upload(context, uploaded.file(), uploaded.mimeType())).build();
        }
        if (media instanceof InputMediaDocument sent && sent.id() instanceof InputDocument document) {
            return files.find(document.id())
                    .filter(file -> file.accessHash() == document.accessHash())
                    .map(file -> new MediaBuilder(file).build())
                    .orElseThrow(() -> context.error(400, "MEDIA_INVALID"));
        }
        throw context.error(400, "MEDIA_INVALID");
    }

    private StoredFile upload(RequestContext context, AnyInputFile file, String mimeType) {
        long owner = context.requireUser();
        if (file instanceof InputFile small) {
            byte[] bytes = join(context, owner, small.id(), small.parts());
            if (bytes.length > MAX_SMALL_FILE) {
                throw context.error(400, "FILE_PARTS_INVALID");
            }
            if (!small.md5Checksum().isEmpty() && !small.md5Checksum().equalsIgnoreCase(md5(bytes))) {
                throw context.error(400, "MD5_CHECKSUM_INVALID");
            }
            return store(owner, small.id(), bytes, small.name(), mimeType);
        }
        if (file instanceof InputFileBig big) {
            return store(owner, big.id(), join(context, owner, big.id(), big.parts()), big.name(), mimeType);
        }
        throw context.error(400, "MEDIA_INVALID");
    }

    private byte[] join(RequestContext context, long owner, long fileId, int parts) {
        if (parts < 1 || parts > UploadService.MAX_PARTS) {
            throw context.error(400, "FILE_PARTS_INVALID");
        }
        return files.join(owner, fileId, parts)
                .orElseThrow(() ->
                        context.error(400, "FILE_PART_" + files.firstMissingPart(owner, fileId, parts) + "_MISSING"));
    }

    private StoredFile store(long owner, long fileId, byte[] bytes, String name, String mimeType) {
        return files.store(
                owner,
                fileId,
                bytes,
                name,
                mimeType,
                dataCenter.id(),
                dataCenter.cluster().unixTime());
    }

    /** MD5 is what the protocol asks for here; it guards against accidents only. */
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** The TL form of a stored file. */
    private record MediaBuilder(StoredFile file) {
        MessageMediaDocument build() {
            return MessageMediaDocument.builder()
                    .document(Document.builder()
                            .id(file.id())
                            .accessHash(file.accessHash())
                            .fileReference(file.fileReference())
                            .date(file.date())
                            .mimeType(file.mimeType())
                            .size((long) file.bytes().length)
                            .dcId(file.dc())
                            .attributes(List.of(new DocumentAttributeFilename(file.name())))
                            .build())
                    .build();
        }
    }
}
