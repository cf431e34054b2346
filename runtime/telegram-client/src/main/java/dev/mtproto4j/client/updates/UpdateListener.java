package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyUpdates;

/**
 * Hears what happens on the account. Called in the order of arrival, one call at a time, on a callback thread; may block
 * and may call the client. What it throws is logged, and the next update comes all the same.
 */
@FunctionalInterface
public interface UpdateListener {

    /** An update, as the server sent it: one of the seven constructors of {@code Updates}. */
    void onUpdate(AnyUpdates update);

    /** Something arrived that could not be decoded; the connection goes on, and updates may be missing. */
    default void onUnknownUpdate(UnknownUpdate update) {}

    /** Updates may be missing since the last one: ask {@code updates.getDifference} if every one matters. */
    default void onPossibleGap() {}
}
