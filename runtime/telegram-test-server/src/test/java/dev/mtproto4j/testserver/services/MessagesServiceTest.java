package dev.mtproto4j.testserver.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.method.messages.GetDialogs;
import dev.mtproto4j.api.method.messages.GetHistory;
import dev.mtproto4j.api.method.messages.ReadHistory;
import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.InputPeerEmpty;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputPeerUser;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.UpdateMessageID;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.messages.Dialogs;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.api.type.messages.MessagesSlice;
import dev.mtproto4j.api.type.updates.AnyDifference;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.DifferenceEmpty;
import dev.mtproto4j.api.type.updates.DifferenceSlice;
import dev.mtproto4j.testserver.account.Account;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesServiceTest {
    private static final long ADA = 5;
    private static final long BOB = 6;

    private final ServiceBench bench = new ServiceBench();
    private final Account ada = bench.add(Account.builder("+15550100").firstName("Ada"));
    private final Account bob = bench.add(Account.builder("+15550101").firstName("Bob"));

    @BeforeEach
    void signIn() {
        bench.signIn(1, ADA, ada);
        bench.signIn(1, BOB, bob);
    }

    @Test
    void aMessageReachesBothSides() {
        Updates answer = send(ADA, bob, "hello", 1);
        assertThat(answer.updates()).first().isEqualTo(new UpdateMessageID(1, 1));
        Message sent = (Message) ((UpdateNewMessage) answer.updates().get(1)).message();
        assertThat(sent.out()).isTrue();
        assertThat(sent.peerId()).isEqualTo(new PeerUser(bob.id()));
        assertThat(answer.users()).hasSize(2);

        assertThat(bench.pushed).extracting(ServiceBench.Pushed::userId).containsExactly(ada.id(), bob.id());
        Updates push = (Updates) bench.pushed.get(1).updates();
        Message received = (Message) ((UpdateNewMessage) push.updates().get(0)).message();
        assertThat(received.out()).isFalse();
        assertThat(received.message()).isEqualTo("hello");
        assertThat(received.peerId()).isEqualTo(new PeerUser(ada.id()));
    }

    @Test
    void historyAndDialogs() {
        send(ADA, bob, "one", 1);
        send(BOB, ada, "two", 2);
        send(ADA, bob, "three", 3);
        assertThat(texts(BOB, ada)).containsExactly("three", "two", "one");
        Dialogs dialogs = (Dialogs) bench.call(1, BOB, firstDialogs());
        assertThat(dialogs.dialogs()).singleElement().satisfies(any -> {
            Dialog dialog = (Dialog) any;
            assertThat(dialog.peer()).isEqualTo(new PeerUser(ada.id()));
            assertThat(dialog.topMessage()).isEqualTo(3);
            assertThat(dialog.unreadCount()).isEqualTo(2);
        });
        assertThat(bench.call(1, BOB, new ReadHistory(peer(ada), 0)).ptsCount()).isEqualTo(1);
        assertThat(bench.call(1, BOB, new ReadHistory(peer(ada), 0)).ptsCount()).isZero();
        dialogs = (Dialogs) bench.call(1, BOB, firstDialogs());
        assertThat(((Dialog) dialogs.dialogs().get(0)).unreadCount()).isZero();
    }

    @Test
    void historyComesInPages() {
        for (int i = 1; i <= 5; i++) {
            send(ADA, bob, "m" + i, i);
        }
        MessagesSlice page = (MessagesSlice) bench.call(1, ADA, history(bob, 4, 0, 2));
        assertThat(page.count()).isEqualTo(5);
        assertThat(page.messages())
                .extracting(message -> ((Message) message).message())
                .containsExactly("m3", "m2");
        MessagesSlice newer = (MessagesSlice) bench.call(1, ADA, history(bob, 3, -2, 2));
        assertThat(newer.messages())
                .extracting(message -> ((Message) message).message())
                .containsExactly("m4", "m3");
    }

    @Test
    void whatWasMissedComesAsADifference() {
        int before = bench.call(1, BOB, new GetState()).pts();
        assertThat(difference(BOB, before)).isInstanceOf(DifferenceEmpty.class);
        send(ADA, bob, "one", 1);
        Difference difference = (Difference) difference(BOB, before);
        assertThat(difference.newMessages()).hasSize(1);
        assertThat(difference.users()).hasSize(2);
        assertThat(difference(BOB, difference.state().pts())).isInstanceOf(DifferenceEmpty.class);
        for (int i = 2; i <= 150; i++) {
            send(ADA, bob, "m" + i, i);
        }
        DifferenceSlice slice =
                (DifferenceSlice) difference(BOB, difference.state().pts());
        assertThat(slice.newMessages()).hasSize(100);
        Difference rest = (Difference) difference(BOB, slice.intermediateState().pts());
        assertThat(rest.newMessages()).hasSize(49);
        assertThat(bench.error(1, BOB, new GetDifference(rest.state().pts() + 1, 0, 0)))
                .isEqualTo("400 PERSISTENT_TIMESTAMP_INVALID");
    }

    @Test
    void badMessages() {
        assertThat(bench.error(1, ADA, new SendMessage(peer(bob), " ", 1))).isEqualTo("400 MESSAGE_EMPTY");
        assertThat(bench.error(1, ADA, new SendMessage(peer(bob), "x".repeat(4097), 1)))
                .isEqualTo("400 MESSAGE_TOO_LONG");
        assertThat(bench.error(1, ADA, new SendMessage(new InputPeerEmpty(), "x", 1)))
                .isEqualTo("400 PEER_ID_INVALID");
        assertThat(bench.error(1, ADA, new SendMessage(new InputPeerUser(bob.id(), 1), "x", 1)))
                .isEqualTo("400 PEER_ID_INVALID");
        assertThat(bench.error(1, 99, new SendMessage(peer(bob), "x", 1))).isEqualTo("401 AUTH_KEY_UNREGISTERED");
        send(ADA, bob, "x", 7);
        assertThat(bench.error(1, ADA, new SendMessage(peer(bob), "x", 7))).isEqualTo("500 RANDOM_ID_DUPLICATE");
    }

    @Test
    void aNoteToOneselfIsStoredOnce() {
        bench.call(1, ADA, new SendMessage(new InputPeerSelf(), "remember", 1));
        assertThat(texts(ADA, ada)).containsExactly("remember");
        assertThat(bench.pushed).hasSize(1);
    }

    private Updates send(long key, Account to, String text, long randomId) {
        return (Updates) bench.call(1, key, new SendMessage(peer(to), text, randomId));
    }

    private List<String> texts(long key, Account peer) {
        Messages messages = (Messages) bench.call(1, key, history(peer, 0, 0, 10));
        return messages.messages().stream()
                .map(message -> ((Message) message).message())
                .toList();
    }

    private GetHistory history(Account peer, int offsetId, int addOffset, int limit) {
        return GetHistory.builder()
                .peer(peer(peer))
                .offsetId(offsetId)
                .offsetDate(0)
                .addOffset(addOffset)
                .limit(limit)
                .maxId(0)
                .minId(0)
                .hash(0)
                .build();
    }

    private AnyDifference difference(long key, int pts) {
        return bench.call(1, key, new GetDifference(pts, 0, 0));
    }

    private InputPeerUser peer(Account account) {
        return new InputPeerUser(account.id(), bench.cluster.accessHash(account.id()));
    }

    private static GetDialogs firstDialogs() {
        return new GetDialogs(0, 0, new InputPeerEmpty(), 20, 0);
    }
}
