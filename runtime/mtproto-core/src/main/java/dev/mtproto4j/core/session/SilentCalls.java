package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that have been unanswered for long although the connection lives: their answer may be lost. What became of them
 * is asked, and asked again as long as it stays quiet.
 *
 * @see <a href="https://core.telegram.org/mtproto/service_messages_about_messages#request-for-message-status-information">
 *     Request for message status information</a>
 */
final class SilentCalls {

    private final ClientMtprotoSession session;
    private final RequestRecovery recovery;
    private final Duration patience;
    private @Nullable Instant nextCheck;

    SilentCalls(ClientMtprotoSession session, RequestRecovery recovery, Duration patience) {
        this.session = session;
        this.recovery = recovery;
        this.patience = patience;
    }

    /** When {@link #check} has something to look at; {@code null} while no call is unanswered. */
    @Nullable
    Instant nextCheckAt() {
        return nextCheck;
    }

    /** Queues the question when it is time to. */
    void check(Instant now, Instant serverNow) {
        if (!session.outbox.isAwaiting()) {
            nextCheck = null;
        } else if (nextCheck == null) {
            nextCheck = now.plus(patience);
        } else if (!now.isBefore(nextCheck)) {
            nextCheck = now.plus(patience);
            recovery.ask(silent(serverNow.minus(patience)));
        }
    }

    private List<OutgoingMessage> silent(Instant longAgo) {
        return session.outbox.awaiting().stream()
                .filter(message -> message.kind == OutgoingMessage.Kind.REQUEST)
                .filter(message -> message.sessionId == session.identity.id && !message.adrift && !message.queued)
                .filter(message -> !MessageId.instant(message.messageId()).isAfter(longAgo))
                .toList();
    }
}
