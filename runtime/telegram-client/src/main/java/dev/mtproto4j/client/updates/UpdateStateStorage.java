package dev.mtproto4j.client.updates;

import java.util.Optional;

/**
 * Where the state of updates is kept between runs. Losing it costs nothing but the updates of the time when the client
 * was away. Called by one thread at a time.
 */
public interface UpdateStateStorage {

    /** The state that was saved last; empty if there is none, or it cannot be read. */
    Optional<UpdateState> load();

    /** Replaces the state. What it throws is logged, and saved again with the next change. */
    void save(UpdateState state);

    /** Keeps it as long as the object lives. */
    static UpdateStateStorage inMemory() {
        return new MemoryUpdateStateStorage();
    }
}
