package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.messages.UploadMedia;
import dev.mtproto4j.api.method.upload.SaveBigFilePart;
import dev.mtproto4j.api.method.upload.SaveFilePart;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.FileStore;

/**
 * Receiving files in parts.
 *
 * @see <a href="https://core.telegram.org/api/files#uploading-files">Uploading files</a>
 */
final class UploadService implements Service {
    /** The most parts that anybody may upload (those with Telegram Premium). */
    static final int MAX_PARTS = 8000;

    private static final int MAX_PART_SIZE = 512 * 1024;
    private static final int UNKNOWN_TOTAL = -1;
    private static final int SMALL_FILE = 0;

    private final FileStore files;
    private final Documents documents;

    UploadService(DataCenter dataCenter) {
        this.files = dataCenter.cluster().files();
        this.documents = new Documents(dataCenter);
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(SaveFilePart.class, this::saveFilePart)
                .handle(SaveBigFilePart.class, this::saveBigFilePart)
                .handle(UploadMedia.class, (context, call) -> documents.media(context, call.media()));
    }

    private Boolean saveFilePart(RequestContext context, SaveFilePart call) {
        checkPart(context, call.filePart(), call.bytes().length, false);
        return save(context, call.fileId(), call.filePart(), SMALL_FILE, call.bytes());
    }

    private Boolean saveBigFilePart(RequestContext context, SaveBigFilePart call) {
        int total = call.fileTotalParts();
        if (total != UNKNOWN_TOTAL && (total < 1 || total > MAX_PARTS)) {
            throw context.error(400, "FILE_PARTS_INVALID");
        }
        boolean last = total == UNKNOWN_TOTAL || call.filePart() == total - 1;
        if (total != UNKNOWN_TOTAL && call.filePart() >= total) {
            throw context.error(400, "FILE_PART_INVALID");
        }
        checkPart(context, call.filePart(), call.bytes().length, !last);
        return save(context, call.fileId(), call.filePart(), total, call.bytes());
    }

    private Boolean save(RequestContext context, long fileId, int part, int total, byte[] bytes) {
        if (!files.savePart(context.requireUser(), fileId, part, total, bytes)) {
            throw context.error(400, "FILE_PART_SIZE_CHANGED");
        }
        return true;
    }

    /** The rules for one part; a part that cannot be the last one must have one of the allowed sizes. */
    private static void checkPart(RequestContext context, int part, int size, boolean full) {
        if (part < 0 || part >= MAX_PARTS) {
            throw context.error(400, "FILE_PART_INVALID");
        }
        if (size == 0) {
            throw context.error(400, "FILE_PART_EMPTY");
        }
        if (size > MAX_PART_SIZE) {
            throw context.error(400, "FILE_PART_TOO_BIG");
        }
        if (full && (size % 1024 != 0 || MAX_PART_SIZE % size != 0)) {
            throw context.error(400, "FILE_PART_SIZE_INVALID");
        }
    }
}
