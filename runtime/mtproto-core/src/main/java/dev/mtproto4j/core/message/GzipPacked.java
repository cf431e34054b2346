package dev.mtproto4j.core.message;

import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Compression of an object: TL {@code gzip_packed packed_data:bytes}. We write the gzip format (RFC 1952) and read the
 * zlib format (RFC 1950) too, which some clients send.
 */
public final class GzipPacked {

    /** The id that stands before a compressed object. */
    public static final int CONSTRUCTOR_ID = 0x3072cfa1;

    /** Shorter objects are not tried: the time is worth more than the bytes. */
    public static final int WORTH_TRYING_BYTES = 512;

    private static final int CHUNK = 8192;

    private static final int MAX_EMPTY_MEMBERS = 16;

    private static final byte GZIP_FIRST = 0x1f;
    private static final byte GZIP_SECOND = (byte) 0x8b;

    private GzipPacked() {}

    /** Whether this boxed object is a compressed one. */
    public static boolean isPacked(byte[] boxed) {
        return boxed.length >= 4 && new TlReader(boxed).peekInt() == CONSTRUCTOR_ID;
    }

    /** The compressed form of a boxed object, or the same array if that is not shorter. */
    public static byte[] packIfSmaller(byte[] boxed) {
        if (boxed.length < WORTH_TRYING_BYTES || isPacked(boxed)) {
            return boxed;
        }
        byte[] packed = pack(boxed);
        return packed.length < boxed.length ? packed : boxed;
    }

    static byte[] pack(byte[] boxed) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(boxed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TlWriter writer = new TlWriter(compressed.size() + 12);
        writer.writeInt(CONSTRUCTOR_ID);
        writer.writeBytes(compressed.toByteArray());
        return writer.toByteArray();
    }

    /**
     * The object inside a compressed one; the same array if it is not compressed.
     *
     * @param budget what may still be unpacked of the packet that it came in
     * @throws InvalidMessageException if the data are corrupt, unpack to more than the budget allows, or hold a
     *     compressed object again
     */
    public static byte[] unpack(byte[] boxed, InflationBudget budget) {
        if (!isPacked(boxed)) {
            return boxed;
        }
        byte[] unpacked = inflate(packedData(boxed), budget);
        if (isPacked(unpacked)) {
            throw new InvalidMessageException("a compressed object holds a compressed object");
        }
        return unpacked;
    }

    private static byte[] packedData(byte[] boxed) {
        TlReader reader = new TlReader(boxed);
        reader.readInt();
        try {
            return reader.readBytes();
        } catch (TlException e) {
            throw new InvalidMessageException("a compressed object is cut off", e);
        }
    }

    private static byte[] inflate(byte[] packed, InflationBudget budget) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream inflater = inflater(packed)) {
            for (int read = inflater.read(chunk); read >= 0; read = inflater.read(chunk)) {
                budget.take(read);
                unpacked.write(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new InvalidMessageException("a compressed object is corrupt", e);
        }
        return unpacked.toByteArray();
    }

    private static InputStream inflater(byte[] packed) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packed);
        boolean gzip = packed.length >= 2 && packed[0] == GZIP_FIRST && packed[1] == GZIP_SECOND;
        return gzip ? new Members(bytes) : new InflaterInputStream(bytes);
    }

    /** Data in several members, of which not too many in a row are empty: the JDK goes one call deeper for each. */
    private static final class Members extends GZIPInputStream {

        private int depth;

        Members(InputStream bytes) throws IOException {
            super(bytes);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (depth == MAX_EMPTY_MEMBERS) {
                throw new ZipException("more than " + MAX_EMPTY_MEMBERS + " empty members in a row");
            }
            depth++;
            try {
                return super.read(buffer, offset, length);
            } finally {
                depth--;
            }
        }
    }
}
