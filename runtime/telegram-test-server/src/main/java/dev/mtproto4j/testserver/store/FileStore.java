package dev.mtproto4j.testserver.store;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Uploaded parts and the files made of them. Holds at most {@link #MAX_BYTES} and {@link #MAX_PARTS}; beyond that the
 * oldest upload goes, then the oldest file. Thread-safe.
 */
public final class FileStore {
    static final long MAX_BYTES = 256L << 20;
    static final int MAX_PARTS = 100_000;

    private final SecureRandom random;
    private final Map<UploadKey, Upload> uploads = new LinkedHashMap<>();
    private final Map<Long, StoredFile> files = new LinkedHashMap<>();
    private long bytesHeld;
    private int partsHeld;

    public FileStore(SecureRandom random) {
        this.random = random;
    }

    /**
     * Keeps a part; a part that is sent again replaces the earlier one.
     *
     * @param totalParts how many parts a big file has; −1 if that is unknown, 0 for a small file
     * @return false if the part does not go with those before it: another size, or another total
     */
    public synchronized boolean savePart(long owner, long fileId, int part, int totalParts, byte[] bytes) {
        Upload upload = uploads.computeIfAbsent(new UploadKey(owner, fileId), key -> new Upload(totalParts));
        if (!upload.accepts(part, totalParts, bytes.length)) {
            return false;
        }
        upload.totalParts = totalParts;
        byte[] before = upload.parts.put(part, bytes);
        bytesHeld += bytes.length - (before == null ? 0 : before.length);
        partsHeld += before == null ? 1 : 0;
        makeRoom();
        return true;
    }

    /** The first part that is missing of so many; −1 if none is. */
    public synchronized int firstMissingPart(long owner, long fileId, int parts) {
        Upload upload = uploads.get(new UploadKey(owner, fileId));
        for (int part = 0; part < parts; part++) {
            if (upload == null || !upload.parts.containsKey(part)) {
                return part;
            }
        }
        return -1;
    }

    /** The bytes of an upload of which no part is missing; empty if there is no such upload. */
    public synchronized Optional<byte[]> join(long owner, long fileId, int parts) {
        Upload upload = uploads.get(new UploadKey(owner, fileId));
        if (upload == null || parts < 1 || firstMissingPart(owner, fileId, parts) >= 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        upload.parts.headMap(parts).values().forEach(joined::writeBytes);
        return Optional.of(joined.toByteArray());
    }

    /** Makes a file of bytes, and forgets the upload that they came from. */
    public synchronized StoredFile store(
            long owner, long fileId, byte[] bytes, String name, String mimeType, int dc, int date) {
        Upload upload = uploads.remove(new UploadKey(owner, fileId));
        if (upload != null) {
            release(upload);
        }
        byte[] fileReference = new byte[16];
        random.nextBytes(fileReference);
        long id = random.nextLong() >>> 1;
        StoredFile file = new StoredFile(id, random.nextLong(), fileReference, bytes, name, mimeType, dc, date);
        files.put(id, file);
        bytesHeld += bytes.length;
        makeRoom();
        return file;
    }

    public synchronized Optional<StoredFile> find(long id) {
        return Optional.ofNullable(files.get(id));
    }

    private void makeRoom() {
        while ((bytesHeld > MAX_BYTES || partsHeld > MAX_PARTS) && uploads.size() > 1) {
            var oldest = uploads.values().iterator();
            release(oldest.next());
            oldest.remove();
        }
        while (bytesHeld > MAX_BYTES && files.size() > 1) {
            var oldest = files.values().iterator();
            bytesHeld -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    private void release(Upload upload) {
        upload.parts.values().forEach(part -> bytesHeld -= part.length);
        partsHeld -= upload.parts.size();
    }

    private record UploadKey(long owner, long fileId) {}

    /** All parts have one size, except that the last one may be shorter. */
    private static final class Upload {
        private final SortedMap<Integer, byte[]> parts = new TreeMap<>();
        private int totalParts;
        private int partSize;
        private int shortPart = -1;

        Upload(int totalParts) {
            this.totalParts = totalParts;
        }

        boolean accepts(int part, int total, int size) {
            if (totalParts > 0 && total > 0 && totalParts != total) {
                return false;
            }
            boolean replacesTheOnlyOne = parts.size() == 1 && parts.containsKey(part);
            if (parts.isEmpty() || replacesTheOnlyOne) {
                partSize = size;
                shortPart = -1;
                return true;
            }
            if (size == partSize) {
                return shortPart < 0 || part < shortPart;
            }
            if (size < partSize) {
                boolean last = part >= parts.lastKey() && (shortPart < 0 || shortPart == part);
                shortPart = last ? part : shortPart;
                return last;
            }
            boolean onlyTheLastCameBefore = parts.size() == 1 && parts.firstKey() > part;
            if (onlyTheLastCameBefore) {
                shortPart = parts.firstKey();
                partSize = size;
            }
            return onlyTheLastCameBefore;
        }
    }
}
