package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where updates go once they are in order. None of this blocks. */
public interface UpdateSink {

    /**
     * Takes updates in, which are all heard or none.
     *
     * @param after the state that holds once they have been heard; {@code null} for those that are not counted
     */
    void deliver(List<AnyUpdates> updates, @Nullable UpdateState after);

    /** Takes something that cannot be decoded. */
    void unknown(UnknownUpdate update);

    /** Updates are missing, and cannot be had any more. */
    void gap();

    /** Whether more waits to be heard than should: nothing new is asked for until that has changed. */
    boolean isFull();
}
