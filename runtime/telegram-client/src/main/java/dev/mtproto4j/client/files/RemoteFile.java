package dev.mtproto4j.client.files;

import dev.mtproto4j.api.type.AnyInputFileLocation;
import dev.mtproto4j.api.type.AnyPhotoSize;
import dev.mtproto4j.api.type.Document;
import dev.mtproto4j.api.type.InputDocumentFileLocation;
import dev.mtproto4j.api.type.InputPhotoFileLocation;
import dev.mtproto4j.api.type.Photo;
import dev.mtproto4j.api.type.PhotoSize;
import dev.mtproto4j.api.type.PhotoSizeProgressive;
import java.util.Comparator;

/**
 * A file on a server.
 *
 * @param location where it is
 * @param dcId the data centre that has it; 0 if unknown, which costs a detour for each part
 * @param size in bytes; {@link FileSource#UNKNOWN_SIZE} if that shows only at the end
 */
public record RemoteFile(AnyInputFileLocation location, int dcId, long size) {

    private static final String WHOLE_DOCUMENT = "";

    public RemoteFile {
        if (dcId < 0 || size < FileSource.UNKNOWN_SIZE) {
            throw new IllegalArgumentException("a file of " + size + " bytes on data centre " + dcId);
        }
    }

    /** A document: a file, video, voice message, sticker. */
    public static RemoteFile of(Document document) {
        return new RemoteFile(
                new InputDocumentFileLocation(
                        document.id(), document.accessHash(), document.fileReference(), WHOLE_DOCUMENT),
                document.dcId(),
                document.size());
    }

    /**
     * A photo, in the largest of its sizes.
     *
     * @throws FileTransferException if it has none that can be downloaded
     */
    public static RemoteFile of(Photo photo) {
        Size largest = photo.sizes().stream()
                .map(RemoteFile::sizeOf)
                .filter(size -> size.bytes > 0)
                .max(Comparator.comparingLong(size -> size.pixels))
                .orElseThrow(() -> new FileTransferException("the photo " + photo.id() + " has no size to download"));
        return new RemoteFile(
                new InputPhotoFileLocation(photo.id(), photo.accessHash(), photo.fileReference(), largest.type),
                photo.dcId(),
                largest.bytes);
    }

    private record Size(String type, long pixels, int bytes) {}

    /** The other kinds are in the object itself, or nothing but an outline. */
    private static Size sizeOf(AnyPhotoSize size) {
        if (size instanceof PhotoSize plain) {
            return new Size(plain.type(), (long) plain.w() * plain.h(), plain.size());
        }
        if (size instanceof PhotoSizeProgressive progressive) {
            int whole = progressive.sizes().stream().max().orElse(0);
            return new Size(progressive.type(), (long) progressive.w() * progressive.h(), whole);
        }
        return new Size("", 0, 0);
    }
}
