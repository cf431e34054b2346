package dev.mtproto4j.client.updates;

/** Something that a server sent without being asked, and that this layer of the schema cannot decode. */
public final class UnknownUpdate {

    private final int constructorId;
    private final byte[] bytes;
    private final String reason;

    UnknownUpdate(int constructorId, byte[] bytes, String reason) {
        this.constructorId = constructorId;
        this.bytes = bytes;
        this.reason = reason;
    }

    /** Of the outermost object; 0 when there are not even four bytes. */
    public int constructorId() {
        return constructorId;
    }

    /** The boxed object as it came; not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** What could not be decoded. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return String.format("unknown update %08x, %d bytes: %s", constructorId, bytes.length, reason);
    }
}
