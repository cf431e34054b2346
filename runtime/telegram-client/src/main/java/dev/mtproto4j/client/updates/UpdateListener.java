package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;

/**
 * Hears what happens on the account: every update once, in the order in which it happened, unless the client was built
 * with {@code rawUpdates()}. Called one call at a time, on a callback thread; may block and may call the client. What it
 * throws is logged, and the next update comes all the same.
 */
@FunctionalInterface
public interface UpdateListener {

    /** An update, as the server sent it: one of the seven constructors of {@code Updates}. */
    void onUpdate(AnyUpdates update);

    /** Something arrived that could not be decoded; the connection goes on, and updates may be missing. */
    default void onUnknownUpdate(UnknownUpdate update) {}

    /** Updates are missing that cannot be had any more; of raw ones, some may be missing. */
    default void onPossibleGap() {}
}
