package dev.mtproto4j.client.connection;

import dev.mtproto4j.tl.RpcException;
import java.util.Optional;

/**
 * Where a server sends a call that came to the wrong data centre.
 *
 * @param dcId where to
 * @param home whether the account itself lives there, not only what this call is about
 * @see <a href="https://core.telegram.org/api/errors#303-see-other">303 SEE_OTHER</a>
 */
record Migration(int dcId, boolean home) {

    static Optional<Migration> of(Throwable error) {
        if (!(error instanceof RpcException rpc) || rpc.argument().isEmpty()) {
            return Optional.empty();
        }
        long dcId = rpc.argument().getAsLong();
        if (dcId < 1 || dcId > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        // By the type, not the code: FILE_MIGRATE comes as 303 and as 400.
        return switch (rpc.type()) {
            case "PHONE_MIGRATE_%d", "USER_MIGRATE_%d", "NETWORK_MIGRATE_%d" ->
                Optional.of(new Migration((int) dcId, true));
            case "FILE_MIGRATE_%d", "STATS_MIGRATE_%d" -> Optional.of(new Migration((int) dcId, false));
            default -> Optional.empty();
        };
    }
}
