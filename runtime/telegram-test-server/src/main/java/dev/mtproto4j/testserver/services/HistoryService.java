package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.messages.GetDialogs;
import dev.mtproto4j.api.method.messages.GetHistory;
import dev.mtproto4j.api.method.messages.ReadHistory;
import dev.mtproto4j.api.type.AnyDialog;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.PeerNotifySettings;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.messages.AffectedMessages;
import dev.mtproto4j.api.type.messages.AnyDialogs;
import dev.mtproto4j.api.type.messages.AnyMessages;
import dev.mtproto4j.api.type.messages.Dialogs;
import dev.mtproto4j.api.type.messages.DialogsSlice;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.api.type.messages.MessagesSlice;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.MessageBox;
import dev.mtproto4j.testserver.store.StoredMessage;
import java.util.List;
import java.util.stream.Stream;

/** Reading what was written. */
final class HistoryService implements Service {
    private static final int MAX_LIMIT = 100;

    private final ClusterState cluster;

    HistoryService(DataCenter dataCenter) {
        this.cluster = dataCenter.cluster();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(GetHistory.class, this::getHistory)
                .handle(GetDialogs.class, this::getDialogs)
                .handle(ReadHistory.class, this::readHistory);
    }

    private AnyMessages getHistory(RequestContext context, GetHistory call) {
        long viewer = context.requireUser();
        Account peer =
                UserObjects.find(cluster, call.peer(), viewer).orElseThrow(() -> context.error(400, "PEER_ID_INVALID"));
        List<StoredMessage> all = cluster.messageBoxes().of(viewer).with(peer.id());
        List<StoredMessage> page = page(all, call);
        List<AnyMessage> messages =
                page.stream().<AnyMessage>map(MessageObjects::of).toList();
        var users = UserObjects.of(cluster, List.of(viewer, peer.id()), viewer);
        return page.size() == all.size()
                ? new Messages(messages, List.of(), List.of(), users)
                : MessagesSlice.builder()
                        .count(all.size())
                        .messages(messages)
                        .topics(List.of())
                        .chats(List.of())
                        .users(users)
                        .build();
    }

    /** The window that {@code offset_id}, {@code offset_date}, {@code add_offset} and {@code limit} describe. */
    private static List<StoredMessage> page(List<StoredMessage> newestFirst, GetHistory call) {
        long newer = newestFirst.stream()
                .filter(message -> (call.offsetId() != 0 && message.id() >= call.offsetId())
                        || (call.offsetDate() != 0 && message.content().date() >= call.offsetDate()))
                .count();
        long start = Math.max(0, newer + call.addOffset());
        long end = newer + call.addOffset() + limit(call.limit());
        return newestFirst.stream()
                .skip(start)
                .limit(Math.max(0, end - start))
                .filter(message -> call.maxId() == 0 || message.id() < call.maxId())
                .filter(message -> message.id() > call.minId())
                .toList();
    }

    private AnyDialogs getDialogs(RequestContext context, GetDialogs call) {
        long viewer = context.requireUser();
        MessageBox box = cluster.messageBoxes().of(viewer);
        List<StoredMessage> all = box.lastOfEach();
        List<StoredMessage> page = all.stream()
                .filter(last -> call.offsetId() == 0 || last.id() < call.offsetId())
                .filter(last -> call.offsetDate() == 0 || last.content().date() <= call.offsetDate())
                .limit(limit(call.limit()))
                .toList();
        List<AnyDialog> dialogs =
                page.stream().<AnyDialog>map(last -> dialog(box, last)).toList();
        List<AnyMessage> messages =
                page.stream().<AnyMessage>map(MessageObjects::of).toList();
        var users = UserObjects.of(
                cluster,
                Stream.concat(Stream.of(viewer), page.stream().map(StoredMessage::peerId))
                        .toList(),
                viewer);
        return page.size() == all.size()
                ? new Dialogs(dialogs, messages, List.of(), users)
                : new DialogsSlice(all.size(), dialogs, messages, List.of(), users);
    }

    private static Dialog dialog(MessageBox box, StoredMessage last) {
        long peer = last.peerId();
        return Dialog.builder()
                .peer(new PeerUser(peer))
                .topMessage(last.id())
                .readInboxMaxId(box.readInboxMaxId(peer))
                .readOutboxMaxId(box.readOutboxMaxId(peer))
                .unreadCount(box.unread(peer))
                .unreadMentionsCount(0)
                .unreadReactionsCount(0)
                .unreadPollVotesCount(0)
                .notifySettings(PeerNotifySettings.builder().build())
                .build();
    }

    private AffectedMessages readHistory(RequestContext context, ReadHistory call) {
        long viewer = context.requireUser();
        Account peer =
                UserObjects.find(cluster, call.peer(), viewer).orElseThrow(() -> context.error(400, "PEER_ID_INVALID"));
        MessageBox box = cluster.messageBoxes().of(viewer);
        boolean changed = box.readInbox(peer.id(), call.maxId() == 0 ? Integer.MAX_VALUE : call.maxId());
        return new AffectedMessages(box.pts(), changed ? 1 : 0);
    }

    /** Asking for nothing, or for too much, gets a full page. */
    private static int limit(int asked) {
        return asked <= 0 || asked > MAX_LIMIT ? MAX_LIMIT : asked;
    }
}
