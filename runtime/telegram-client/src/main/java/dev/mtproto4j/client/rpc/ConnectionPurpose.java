package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.TlMethod;
import java.util.Set;

/**
 * What a connection is for. Each purpose has connections of its own to a data centre, so that a large file does not hold
 * up what a person waits for.
 *
 * @see <a href="https://core.telegram.org/api/files">Uploading and downloading files</a>
 */
public enum ConnectionPurpose {
    /** Ordinary calls and updates: one connection. */
    MAIN,
    /** Sending parts of files. */
    UPLOAD,
    /** Fetching parts of files. */
    DOWNLOAD;

    private static final Set<String> UPLOADS = Set.of("upload.saveFilePart", "upload.saveBigFilePart");

    private static final Set<String> DOWNLOADS = Set.of(
            "upload.getFile",
            "upload.getWebFile",
            "upload.getFileHashes",
            "upload.getCdnFile",
            "upload.getCdnFileHashes",
            "upload.reuploadCdnFile");

    /** Where a method, wrapped or not, goes unless its caller says otherwise. */
    public static ConnectionPurpose of(TlMethod<?> method) {
        String name = Wrappers.inside(method).tlName();
        if (UPLOADS.contains(name)) {
            return UPLOAD;
        }
        return DOWNLOADS.contains(name) ? DOWNLOAD : MAIN;
    }

    /** Whether connections for this purpose carry parts of files: the same part twice does no harm. */
    public boolean isTransfer() {
        return this != MAIN;
    }
}
