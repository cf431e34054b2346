package dev.mtproto4j.core.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param outcome how it ended
 * @param errorType with {@link CallOutcome#RPC_ERROR} the type of the error with its number taken out, such as
 *     {@code FLOOD_WAIT_%d}; {@code null} otherwise
 * @param time since the caller made it, queueing and reconnecting included
 */
public record CallEnd(CallOutcome outcome, @Nullable String errorType, Duration time) {}
