package dev.mtproto4j.core.connection;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what a connection tells, for a test to take. */
class CollectingListener implements ConnectionListener {
    final BlockingQueue<AuthKeyState> created = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> updates = new LinkedBlockingQueue<>();
    final BlockingQueue<String> threads = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> dropped = new LinkedBlockingQueue<>();

    @Override
    public void onUpdatesDropped(MtprotoConnection connection, int count) {
        dropped.add(count);
    }

    @Override
    public void onAuthKeyCreated(MtprotoConnection connection, AuthKeyState state) {
        created.add(state);
    }

    @Override
    public void onUpdate(MtprotoConnection connection, byte[] body) {
        threads.add(Thread.currentThread().getName());
        updates.add(body);
    }
}
