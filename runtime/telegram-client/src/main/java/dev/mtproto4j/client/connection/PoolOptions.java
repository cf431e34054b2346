package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.ConnectionPurpose;
import java.time.Duration;

/**
 * How many connections a client has to each data centre, and for how long. They are opened one by one, when all others are
 * busy. Ordinary calls have one connection, which to the home data centre stays open.
 *
 * @param uploads the most connections for uploads, at least 1
 * @param downloads the most connections for downloads, at least 1
 * @param idle how long a connection stays open that nobody uses
 */
public record PoolOptions(int uploads, int downloads, Duration idle) {

    /** Four for uploads, four for downloads, one idle minute. */
    public static final PoolOptions DEFAULT = new PoolOptions(4, 4, Duration.ofMinutes(1));

    public PoolOptions {
        if (uploads < 1 || downloads < 1 || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException(
                    "pools of " + uploads + " and " + downloads + " connections, idle for " + idle);
        }
    }

    int size(ConnectionPurpose purpose) {
        return switch (purpose) {
            case MAIN -> 1;
            case UPLOAD -> uploads;
            case DOWNLOAD -> downloads;
        };
    }
}
