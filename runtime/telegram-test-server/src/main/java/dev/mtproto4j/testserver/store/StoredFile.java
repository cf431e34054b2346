package dev.mtproto4j.testserver.store;

/**
 * A file that can be downloaded. The bytes are not copied.
 *
 * @param dc the data centre that has it
 * @param date server time in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // files are megabytes, and nobody compares these records
public record StoredFile(
        long id, long accessHash, byte[] fileReference, byte[] bytes, String name, String mimeType, int dc, int date) {}
