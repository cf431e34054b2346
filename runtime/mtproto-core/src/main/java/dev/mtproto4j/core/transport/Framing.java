package dev.mtproto4j.core.transport;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The four ways to mark where a packet ends. */
public enum Framing {
    /** One byte of length, or four: the least overhead. */
    ABRIDGED(0xef, 1),
    /** Four bytes of length. */
    INTERMEDIATE(0xee, 4),
    /** Four bytes of length, and 0 to 15 random bytes after the packet, so that lengths say less about contents. */
    PADDED_INTERMEDIATE(0xdd, 4),
    /** Length, sequence number and CRC32. It announces itself by nothing, so it cannot be obfuscated. */
    FULL(0, 0);

    private final byte tag;
    private final int announced;

    Framing(int tag, int announced) {
        this.tag = (byte) tag;
        this.announced = announced;
    }

    /** What a client sends before its first packet to announce this framing. */
    byte[] announcement() {
        byte[] announcement = new byte[announced];
        Arrays.fill(announcement, tag);
        return announcement;
    }

    /** The byte that the tag in an obfuscation header consists of; it stands there four times. */
    byte tag() {
        if (!canBeObfuscated()) {
            throw new IllegalStateException(this + " has no tag");
        }
        return tag;
    }

    /** Whether there is a tag for this framing, by which a server learns of it under obfuscation. */
    public boolean canBeObfuscated() {
        return announced > 0;
    }

    /** Whether a packet can ask for a quick acknowledgement. */
    public boolean supportsQuickAck() {
        return this != FULL;
    }

    static @Nullable Framing byTag(byte[] bytes, int at) {
        for (Framing framing : values()) {
            if (framing.canBeObfuscated()
                    && bytes[at] == framing.tag()
                    && bytes[at + 1] == framing.tag()
                    && bytes[at + 2] == framing.tag()
                    && bytes[at + 3] == framing.tag()) {
                return framing;
            }
        }
        return null;
    }
}
