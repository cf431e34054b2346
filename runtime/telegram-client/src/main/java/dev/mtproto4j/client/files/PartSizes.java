package dev.mtproto4j.client.files;

/**
 * How files are cut.
 *
 * @see <a href="https://core.telegram.org/api/files#uploading-files">Uploading files</a>
 */
final class PartSizes {

    /** Files above this are sent by {@code upload.saveBigFilePart}. */
    static final int LARGEST_SMALL_FILE = 10 << 20;

    /** What the largest accounts may send; the server knows whether this one may. */
    static final int MAX_PARTS = 8000;

    static final int LARGEST = 512 << 10;

    private static final int SMALLEST_UPLOAD = 64 << 10;
    private static final int SMALLEST_DOWNLOAD = 4 << 10;

    private PartSizes() {}

    /** Divides 512 KiB; small files have several parts all the same, so that they go side by side. */
    static int ofUpload(long size) {
        if (size == FileSource.UNKNOWN_SIZE) {
            return LARGEST;
        }
        int part = SMALLEST_UPLOAD;
        while (part < LARGEST && size > 32L * part) {
            part *= 2;
        }
        if (size > (long) MAX_PARTS * part) {
            throw new FileTransferException("a file of " + size + " bytes is too large: " + MAX_PARTS + " parts of "
                    + LARGEST + " bytes is the most that can be sent");
        }
        return part;
    }

    /** A power of two, so that it divides 1 MiB, and that no part reaches over a border of 1 MiB. */
    static int ofDownload(long size) {
        if (size == FileSource.UNKNOWN_SIZE) {
            return LARGEST;
        }
        int part = SMALLEST_DOWNLOAD;
        while (part < LARGEST && part < size) {
            part *= 2;
        }
        return part;
    }
}
