package dev.mtproto4j.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Keeps account of a client's calls: each ends at most once, and none is lost. */
@NullMarked
final class CallEnds {

    private final List<OutgoingMessage> calls = new ArrayList<>();
    private final Set<OutgoingMessage> ended = Collections.newSetFromMap(new IdentityHashMap<>());

    void made(OutgoingMessage call) {
        calls.add(call.attach("call " + calls.size()));
    }

    List<OutgoingMessage> calls() {
        return calls;
    }

    int open() {
        return calls.size() - ended.size();
    }

    /** The caller gave it up: from now on, it must not end. */
    boolean giveUp(OutgoingMessage call) {
        return ended.add(call);
    }

    void heard(List<SessionEvent> events) {
        for (SessionEvent event : events) {
            OutgoingMessage message =
                    event instanceof SessionEvent.AnswerUnreadable e ? e.request() : SessionEvent.settles(event);
            if (message != null && message.attachment() != null) {
                assertThat(ended.add(message))
                        .as("%s ended before %s", message.attachment(), event)
                        .isTrue();
            }
            assertThat(event.toString()).isNotBlank();
        }
    }

    /** What the session still has is what has not ended. */
    void nothingIsLost(Collection<OutgoingMessage> left) {
        Set<OutgoingMessage> held = Collections.newSetFromMap(new IdentityHashMap<>());
        held.addAll(left);
        for (OutgoingMessage call : calls) {
            assertThat(held.contains(call))
                    .as("%s is still known", call.attachment())
                    .isEqualTo(!ended.contains(call));
        }
    }
}
