package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.messages.SendMedia;
import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.InputPeer;
import dev.mtproto4j.api.type.InputReplyTo;
import dev.mtproto4j.api.type.InputReplyToMessage;
import dev.mtproto4j.api.type.MessageEntity;
import dev.mtproto4j.api.type.MessageMedia;
import dev.mtproto4j.api.type.UpdateMessageID;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.Content;
import dev.mtproto4j.testserver.store.StoredMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages between two users, pushed to both sides. */
final class MessagesService implements Service {
    /** In UTF-16 code units. */
    static final int MAX_TEXT = 4096;

    private final DataCenter dataCenter;
    private final ClusterState cluster;
    private final Documents documents;

    MessagesService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
        this.cluster = dataCenter.cluster();
        this.documents = new Documents(dataCenter);
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher.handle(SendMessage.class, this::sendMessage).handle(SendMedia.class, this::sendMedia);
    }

    private AnyUpdates sendMessage(RequestContext context, SendMessage call) {
        if (call.message().isBlank()) {
            throw context.error(400, "MESSAGE_EMPTY");
        }
        return send(
                context,
                call.peer(),
                content(context, call.message(), call.entities(), null, call.replyTo(), call.silent()),
                call.randomId());
    }

    private AnyUpdates sendMedia(RequestContext context, SendMedia call) {
        MessageMedia media = documents.media(context, call.media());
        return send(
                context,
                call.peer(),
                content(context, call.message(), call.entities(), media, call.replyTo(), call.silent()),
                call.randomId());
    }

    private Content content(
            RequestContext context,
            String text,
            @Nullable List<MessageEntity> entities,
            @Nullable MessageMedia media,
            @Nullable InputReplyTo replyTo,
            boolean silent) {
        if (text.length() > MAX_TEXT) {
            throw context.error(400, "MESSAGE_TOO_LONG");
        }
        int answered = replyTo instanceof InputReplyToMessage reply ? reply.replyToMsgId() : 0;
        return new Content(cluster.unixTime(), text, entities == null ? List.of() : entities, media, answered, silent);
    }

    private AnyUpdates send(RequestContext context, InputPeer peer, Content content, long randomId) {
        long from = context.requireUser();
        Account to = UserObjects.find(cluster, peer, from).orElseThrow(() -> context.error(400, "PEER_ID_INVALID"));
        List<StoredMessage> copies = cluster.messageBoxes().deliver(from, to.id(), content, randomId);
        if (copies.isEmpty()) {
            throw context.error(500, "RANDOM_ID_DUPLICATE");
        }
        StoredMessage sent = copies.get(0);
        dataCenter.pusher().pushToUser(from, MessageObjects.announcement(cluster, sent), context.sessionId());
        copies.stream()
                .skip(1)
                .forEach(received -> dataCenter
                        .pusher()
                        .pushToUser(received.ownerId(), MessageObjects.announcement(cluster, received), 0));
        return MessageObjects.updates(
                cluster, sent, List.of(new UpdateMessageID(sent.id(), randomId), MessageObjects.newMessage(sent)));
    }
}
