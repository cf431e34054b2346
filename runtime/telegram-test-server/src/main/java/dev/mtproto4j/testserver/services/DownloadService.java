package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.upload.GetFile;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.storage.FileUnknown;
import dev.mtproto4j.api.type.upload.AnyFile;
import dev.mtproto4j.api.type.upload.File;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.StoredFile;
import java.util.Arrays;

/**
 * Handing files out in parts.
 *
 * @see <a href="https://core.telegram.org/api/files#downloading-files">Downloading files</a>
 */
final class DownloadService implements Service {
    private static final int MIB = 1 << 20;

    private final DataCenter dataCenter;

    DownloadService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(GetFile.class, this::getFile);
    }

    private AnyFile getFile(RequestContext context, GetFile call) {
        context.requireUser();
        if (!(call.location() instanceof InputDocumentFileLocation location)) {
            throw context.error(400, "LOCATION_INVALID");
        }
        StoredFile file = dataCenter
                .cluster()
                .files()
                .find(location.id())
                .filter(found -> found.accessHash() == location.accessHash())
                .orElseThrow(() -> context.error(400, "FILE_ID_INVALID"));
        if (!Arrays.equals(file.fileReference(), location.fileReference())) {
            throw context.error(400, "FILE_REFERENCE_EXPIRED");
        }
        if (file.dc() != dataCenter.id()) {
            throw context.error(303, "FILE_MIGRATE_" + file.dc());
        }
        checkRange(context, call.precise(), call.offset(), call.limit());
        int from = (int) Math.min(call.offset(), file.bytes().length);
        int to = (int) Math.min(call.offset() + call.limit(), file.bytes().length);
        return new File(new FileUnknown(), file.date(), Arrays.copyOfRange(file.bytes(), from, to));
    }

    private static void checkRange(RequestContext context, boolean precise, long offset, int limit) {
        int unit = precise ? 1024 : 4096;
        if (offset < 0 || offset % unit != 0) {
            throw context.error(400, "OFFSET_INVALID");
        }
        if (limit <= 0 || limit > MIB || limit % unit != 0 || (!precise && MIB % limit != 0)) {
            throw context.error(400, "LIMIT_INVALID");
        }
        if (offset / MIB != (offset + limit - 1) / MIB) {
            throw context.error(400, "LIMIT_INVALID");
        }
    }
}
