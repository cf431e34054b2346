package dev.mtproto4j.client.updates;

import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the updates of one account have been taken in. Immutable.
 *
 * @param userId whose they are
 * @param pts of private chats and basic groups
 * @param qts of secret chats and of what only bots hear
 * @param date of the last update, in seconds
 * @param seq of containers
 * @param channels by channel id
 * @see <a href="https://core.telegram.org/api/updates">Working with updates</a>
 */
public record UpdateState(long userId, int pts, int qts, int date, int seq, SortedMap<Long, ChannelState> channels) {

    private static final int VERSION = 1;
    private static final int CHANNEL_BYTES = 20;

    /**
     * How far one channel has come.
     *
     * @param pts of its messages
     * @param accessHash what this account asks for its updates with
     */
    public record ChannelState(int pts, long accessHash) {}

    public UpdateState {
        channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    }

    /** For storing; as small as it gets, and not a secret. */
    public byte[] encode() {
        TlWriter writer = new TlWriter();
        writer.writeInt(VERSION);
        writer.writeLong(userId);
        writer.writeInt(pts);
        writer.writeInt(qts);
        writer.writeInt(date);
        writer.writeInt(seq);
        writer.writeVectorCount(channels.size());
        for (Map.Entry<Long, ChannelState> channel : channels.entrySet()) {
            writer.writeLong(channel.getKey());
            writer.writeInt(channel.getValue().pts());
            writer.writeLong(channel.getValue().accessHash());
        }
        return writer.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws TlException if it is something else
     */
    public static UpdateState decode(byte[] bytes) {
        TlReader reader = new TlReader(bytes);
        int version = reader.readInt();
        if (version != VERSION) {
            throw new TlException("a state of updates in format " + version + ", not " + VERSION);
        }
        long user = reader.readLong();
        int pts = reader.readInt();
        int qts = reader.readInt();
        int date = reader.readInt();
        int seq = reader.readInt();
        SortedMap<Long, ChannelState> channels = new TreeMap<>();
        for (int left = reader.readVectorCount(CHANNEL_BYTES); left > 0; left--) {
            channels.put(reader.readLong(), new ChannelState(reader.readInt(), reader.readLong()));
        }
        reader.expectEnd();
        return new UpdateState(user, pts, qts, date, seq, channels);
    }
}
