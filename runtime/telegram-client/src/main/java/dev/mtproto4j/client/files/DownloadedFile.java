package dev.mtproto4j.client.files;

import dev.mtproto4j.api.type.storage.FileType;
import java.time.Instant;

/**
 * What became of a download.
 *
 * @param bytes how many were written
 * @param type what the server takes it for
 * @param modified when it was changed last
 */
public record DownloadedFile(long bytes, FileType type, Instant modified) {}
