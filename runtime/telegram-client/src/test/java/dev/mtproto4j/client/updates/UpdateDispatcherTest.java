package dev.mtproto4j.client.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.UpdatesTooLong;
import dev.mtproto4j.client.support.ManualScheduler;
import dev.mtproto4j.client.support.ScriptedInvoker;
import dev.mtproto4j.core.SerialExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UpdateDispatcherTest {

    private final List<String> heard = new ArrayList<>();
    private final UpdateDispatcher dispatcher = new UpdateDispatcher(Runnable::run);
    private final UpdateManager manager = new UpdateManager(
            new ScriptedInvoker(), dispatcher, UpdateStateStorage.inMemory(), Runnable::run, new ManualScheduler());

    private final class Recorder implements UpdateListener {

        @Override
        public void onUpdate(AnyUpdates update) {
            heard.add(update.tlName());
        }

        @Override
        public void onUnknownUpdate(UnknownUpdate update) {
            heard.add(update.toString());
        }

        @Override
        public void onPossibleGap() {
            heard.add("gap");
        }
    }

    @Test
    void whatCannotBeDecodedIsToldAndNothingElseHappens() throws Exception {
        AutoCloseable registration = dispatcher.add(new Recorder());
        manager.received(new byte[] {1, 2, 3, 4, 5});
        manager.received(new byte[] {1});
        manager.received(new UpdatesTooLong().toByteArray());
        dispatcher.gap();
        registration.close();
        manager.received(new UpdatesTooLong().toByteArray());
        assertThat(heard).hasSize(4);
        assertThat(heard.get(0)).startsWith("unknown update 04030201, 5 bytes: ");
        assertThat(heard.get(1)).startsWith("unknown update 00000000, 1 bytes: ");
        assertThat(heard.subList(2, 4)).containsExactly("updatesTooLong", "gap");
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheOthers() {
        dispatcher.add(update -> {
            throw new IllegalStateException("a mistake of the program");
        });
        dispatcher.add(new Recorder());
        manager.received(new UpdatesTooLong().toByteArray());
        manager.received(new UpdatesTooLong().toByteArray());
        assertThat(heard).containsExactly("updatesTooLong", "updatesTooLong");
    }

    @Test
    void theOrderStaysOnManyThreads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            SerialExecutor serial = new SerialExecutor(threads);
            List<Integer> order = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            for (int i = 0; i < 1000; i++) {
                int number = i;
                serial.execute(() -> order.add(number));
            }
            serial.execute(done::countDown);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(order).hasSize(1000).isSorted();
        } finally {
            threads.shutdown();
        }
    }
}
