package dev.mtproto4j.client.updates;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of updates in a field. */
final class MemoryUpdateStateStorage implements UpdateStateStorage {

    private volatile @Nullable UpdateState state;

    @Override
    public Optional<UpdateState> load() {
        return Optional.ofNullable(state);
    }

    @Override
    public void save(UpdateState saved) {
        state = saved;
    }
}
