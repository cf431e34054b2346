package dev.mtproto4j.core.connection;

import static dev.mtproto4j.core.connection.Loopback.get;
import static dev.mtproto4j.core.connection.Loopback.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.connection.server.ServerSession;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server says by itself: it is heard in order, and by who is slow as far as the limit goes. */
class ConnectionUpdatesIT {

    private final Loopback loopback = new Loopback();

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void deliversUpdatesInOrderOffTheEventLoop() {
        CollectingListener listener = new CollectingListener();
        try (MtprotoConnection connection =
                get(MtprotoConnection.open(loopback.options().listener(listener).build()))) {
            get(connection.send(new Echo("begin")));
            ServerSession session = take(loopback.created);
            for (int i = 0; i < 100; i++) {
                session.push(new Echo("update " + i));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(Echo.read(take(listener.updates)).text()).isEqualTo("update " + i);
            }
            assertThat(listener.threads).allMatch(name -> !name.contains("io"));
        }
    }

    @Test
    void holdsNoMoreUpdatesThanASlowListenerMayHaveWaiting() {
        CountDownLatch slow = new CountDownLatch(1);
        CollectingListener listener = new CollectingListener() {
            @Override
            public void onUpdate(MtprotoConnection connection, byte[] body) {
                try {
                    slow.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                super.onUpdate(connection, body);
            }
        };
        try (MtprotoConnection connection = get(MtprotoConnection.open(
                loopback.options().listener(listener).maxHeldUpdates(10).build()))) {
            get(connection.send(new Echo("begin")));
            ServerSession session = take(loopback.created);
            for (int i = 0; i < 100; i++) {
                session.push(new Echo("update " + i));
            }
            assertThat(get(connection.send(new Echo("a call that comes after them"))))
                    .isNotNull();
            slow.countDown();
            int dropped = take(listener.dropped);
            // Ten that wait, and one that is being heard.
            assertThat(dropped).isBetween(89, 90);
            for (int i = dropped; i < 100; i++) {
                take(listener.updates);
            }
            session.push(new Echo("later"));
            assertThat(Echo.read(take(listener.updates)).text()).isEqualTo("later");
        }
    }
}
