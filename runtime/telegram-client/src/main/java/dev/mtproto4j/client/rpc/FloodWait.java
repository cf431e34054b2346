package dev.mtproto4j.client.rpc;

import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks a caller to wait: {@code FLOOD_WAIT_%d}, {@code SLOWMODE_WAIT_%d}, {@code
 * FLOOD_PREMIUM_WAIT_%d}, {@code PREVIOUS_CHAT_IMPORT_ACTIVE_WAIT_%dMIN}, {@code TAKEOUT_INIT_DELAY_%d} and every other
 * error of that form.
 */
public final class FloodWait {

    private static final Pattern SECONDS = Pattern.compile(".*_(WAIT|DELAY)_%d");
    private static final Pattern MINUTES = Pattern.compile(".*_WAIT_%dMIN");

    private FloodWait() {}

    /** The wait that an error asks for; empty if it is another error. */
    public static Optional<Duration> of(@Nullable Throwable error) {
        Throwable cause = error == null ? null : Calls.unwrap(error);
        if (!(cause instanceof RpcException rpc) || rpc.argument().isEmpty()) {
            return Optional.empty();
        }
        long amount = Math.max(0, rpc.argument().getAsLong());
        if (SECONDS.matcher(rpc.type()).matches()) {
            return Optional.of(Duration.ofSeconds(amount));
        }
        if (MINUTES.matcher(rpc.type()).matches()) {
            return Optional.of(Duration.ofMinutes(Math.min(amount, Integer.MAX_VALUE)));
        }
        return Optional.empty();
    }
}
