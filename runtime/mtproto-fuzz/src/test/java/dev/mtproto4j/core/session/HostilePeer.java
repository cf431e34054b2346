package dev.mtproto4j.core.session;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.crypto.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** A peer who has the key and knows every id that was used, and says what the fuzzer likes. */
@NullMarked
final class HostilePeer {

    private static final int MAX_KNOWN = 256;

    private final FuzzedDataProvider data;
    private final Side side;
    private final HostileBodies bodies;
    private final List<Long> known = new ArrayList<>();
    private Instant now;
    private long lastId;
    private int content;

    HostilePeer(FuzzedDataProvider data, Side side, Instant now) {
        this.data = data;
        this.side = side;
        this.now = now;
        this.bodies = new HostileBodies(data, this);
    }

    boolean isServer() {
        return side == Side.SERVER;
    }

    void setTime(Instant time) {
        now = time;
    }

    /** From now on it may name this id. */
    void learn(long id) {
        if (known.size() < MAX_KNOWN) {
            known.add(id);
        }
    }

    /** An id of either side, or any number. */
    long knownId() {
        if (known.isEmpty() || data.consumeInt(0, 31) == 0) {
            return data.consumeLong();
        }
        // Late ones are the interesting ones; consumeInt favours neither end.
        return known.get(known.size() - 1 - data.consumeInt(0, known.size() - 1));
    }

    /** Mostly the next id; now and then a known one, one of another time, or any number. */
    long messageId() {
        int kind = data.consumeInt(0, 15);
        long id;
        switch (kind) {
            case 0 -> id = knownId();
            case 1 -> id = data.consumeLong();
            case 2 -> id = at(now.plusSeconds(data.consumeInt(-400, 400)));
            default -> {
                lastId = Math.max(at(now), lastId + 4);
                id = lastId;
            }
        }
        learn(id);
        return id;
    }

    private long at(Instant time) {
        if (side == Side.CLIENT) {
            return MessageId.of(time, MessageId.Kind.CLIENT);
        }
        return MessageId.of(
                time, data.consumeBoolean() ? MessageId.Kind.SERVER_RESPONSE : MessageId.Kind.SERVER_NOTIFICATION);
    }

    int seqNo() {
        return switch (data.consumeInt(0, 15)) {
            case 0 -> data.consumeInt();
            case 1, 2, 3, 4, 5 -> content * 2;
            default -> content++ * 2 + 1;
        };
    }

    EncryptedMessage packet(long salt, long sessionId) {
        byte[] body = bodies.next(0);
        boolean otherSession = data.consumeInt(0, 31) == 0;
        boolean otherSalt = data.consumeInt(0, 31) == 0;
        return new EncryptedMessage(
                otherSalt ? data.consumeLong() : salt,
                otherSession ? data.consumeLong() : sessionId,
                messageId(),
                seqNo(),
                body);
    }

    /** How long until the next step: mostly moments, sometimes long enough for everything to be too old. */
    Duration pause() {
        return Duration.ofMillis(data.consumeInt(0, 7) == 0 ? data.consumeInt(0, 4_000_000) : data.consumeInt(0, 900));
    }
}
