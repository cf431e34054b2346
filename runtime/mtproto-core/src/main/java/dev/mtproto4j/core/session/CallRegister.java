package dev.mtproto4j.core.session;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that a server has received and whose answers the client does not have yet. */
final class CallRegister {

    private static final int RUNNING = 32;
    private static final int ANSWERED = 64;

    private final Map<Long, Call> calls = new HashMap<>();

    private static final class Call {
        @Nullable
        OutgoingMessage answer;
    }

    void started(long requestId) {
        calls.put(requestId, new Call());
    }

    boolean isRunning(long requestId) {
        Call call = calls.get(requestId);
        return call != null && call.answer == null;
    }

    void answered(long requestId, OutgoingMessage answer) {
        Call call = calls.get(requestId);
        if (call != null) {
            call.answer = answer;
        }
    }

    /** The answer that was made but not acknowledged yet. */
    @Nullable
    OutgoingMessage answer(long requestId) {
        Call call = calls.get(requestId);
        return call == null ? null : call.answer;
    }

    boolean remove(long requestId) {
        return calls.remove(requestId) != null;
    }

    /** What {@code msgs_state_info} adds for a received message. */
    int stateBits(long requestId) {
        Call call = calls.get(requestId);
        return call == null ? 0 : call.answer == null ? RUNNING : RUNNING | ANSWERED;
    }
}
