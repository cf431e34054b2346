package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.MessageReplyHeader;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.Content;
import dev.mtproto4j.testserver.store.StoredMessage;
import java.util.List;

/** Messages between the server's own form and TL. */
final class MessageObjects {
    private MessageObjects() {}

    static Message of(StoredMessage stored) {
        Content content = stored.content();
        boolean replies = stored.out() && content.replyTo() != 0;
        return Message.builder()
                .out(stored.out())
                .silent(content.silent())
                .id(stored.id())
                .fromId(stored.fromId() == stored.peerId() ? null : new PeerUser(stored.fromId()))
                .peerId(new PeerUser(stored.peerId()))
                .replyTo(
                        replies
                                ? MessageReplyHeader.builder()
                                        .replyToMsgId(content.replyTo())
                                        .build()
                                : null)
                .date(content.date())
                .message(content.text())
                .entities(content.entities().isEmpty() ? null : content.entities())
                .media(content.media())
                .build();
    }

    static Update newMessage(StoredMessage stored) {
        return new UpdateNewMessage(of(stored), stored.pts(), 1);
    }

    /** What tells the owner of a box of a new message in it. */
    static AnyUpdates announcement(ClusterState cluster, StoredMessage stored) {
        return updates(cluster, stored, List.of(newMessage(stored)));
    }

    static Updates updates(ClusterState cluster, StoredMessage stored, List<Update> updates) {
        return new Updates(
                updates,
                UserObjects.of(cluster, List.of(stored.fromId(), stored.peerId(), stored.ownerId()), stored.ownerId()),
                List.of(),
                stored.content().date(),
                0);
    }
}
