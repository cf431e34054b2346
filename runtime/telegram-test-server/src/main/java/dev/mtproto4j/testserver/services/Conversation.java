package dev.mtproto4j.testserver.services;

import dev.mtproto4j.testserver.rpc.UpdatePusher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.Content;
import dev.mtproto4j.testserver.store.StoredMessage;
import java.util.List;

/** What somebody says who has no client in the test. */
public final class Conversation {
    private Conversation() {}

    /**
     * Puts a message into the boxes of two users.
     *
     * @return the copies: the sender's first, then the receiver's
     */
    public static List<StoredMessage> write(ClusterState cluster, long from, long to, String text) {
        for (long user : new long[] {from, to}) {
            if (cluster.accounts().findById(user).isEmpty()) {
                throw new IllegalArgumentException("there is no user " + user);
            }
        }
        Content content = new Content(cluster.unixTime(), text, List.of(), null, 0, false);
        return cluster.messageBoxes().deliver(from, to, content, 0);
    }

    /** The same, and every client of the two is told. */
    public static void say(ClusterState cluster, UpdatePusher pusher, long from, long to, String text) {
        for (StoredMessage copy : write(cluster, from, to, text)) {
            pusher.pushToUser(copy.ownerId(), MessageObjects.announcement(cluster, copy), 0);
        }
    }
}
