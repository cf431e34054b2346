package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyChat;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.UpdatesCombined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One update, and what it came in.
 *
 * @param update {@code null} if the envelope itself is the update, as the short forms of messages are
 */
record OrderedUpdate(@Nullable Update update, Envelope envelope) {

    /** A container, with what its updates refer to. */
    record Envelope(AnyUpdates source, List<Update> updates, List<AnyUser> users, List<AnyChat> chats, int date) {

        static Envelope of(AnyUpdates source) {
            if (source instanceof Updates u) {
                return new Envelope(u, u.updates(), u.users(), u.chats(), u.date());
            } else if (source instanceof UpdatesCombined u) {
                return new Envelope(u, u.updates(), u.users(), u.chats(), u.date());
            } else if (source instanceof UpdateShort u) {
                return new Envelope(u, List.of(u.update()), List.of(), List.of(), u.date());
            }
            return new Envelope(source, List.of(), List.of(), List.of(), 0);
        }
    }

    /** Updates that follow one another, as the containers that a listener gets: as they came, if they are complete. */
    @SuppressWarnings("ReferenceEquality") // an envelope is one object
    static List<AnyUpdates> contain(List<OrderedUpdate> updates) {
        List<AnyUpdates> containers = new ArrayList<>();
        int from = 0;
        while (from < updates.size()) {
            Envelope envelope = updates.get(from).envelope();
            int to = from;
            List<Update> inside = new ArrayList<>();
            while (to < updates.size() && updates.get(to).envelope() == envelope) {
                Update update = updates.get(to++).update();
                if (update != null) {
                    inside.add(update);
                }
            }
            boolean complete = inside.size() == envelope.updates().size();
            containers.add(
                    complete
                            ? envelope.source()
                            : new Updates(inside, envelope.users(), envelope.chats(), envelope.date(), 0));
            from = to;
        }
        return containers;
    }
}
