package dev.mtproto4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.client.storage.FileSessionStorage;
import dev.mtproto4j.client.support.LoopbackCluster;
import dev.mtproto4j.client.support.UpdateWorld;
import dev.mtproto4j.client.support.UpdateWorld.Event;
import dev.mtproto4j.client.support.UpdateWorld.Numbering;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Updates that the network drops, repeats and mixes up, connections that are cut, and a client that was away. */
@Timeout(60)
class UpdatesIT {

    private static final List<Numbering> NUMBERINGS = List.of(Numbering.values());

    private static final int ROUNDS = 4;
    private static final int EVENTS = 40;

    @TempDir
    Path folder;

    private final LoopbackCluster cluster = new LoopbackCluster();
    private final UpdateWorld world = new UpdateWorld(cluster.servers);
    /** What the listener was told and no test has heard yet. */
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    /** What was heard of each sequence, over all runs of the client. */
    private final Map<Numbering, List<Integer>> heard = new EnumMap<>(Numbering.class);

    private final Random chance = new Random(6);
    /** Sent later than what happened after them. */
    private final List<Event> late = new ArrayList<>();

    @AfterEach
    void stop() {
        cluster.close();
    }

    private TelegramClient start(String... typed) throws InterruptedException {
        TelegramClient client = cluster.client(new FileSessionStorage(folder.resolve("ada.session")), typed)
                .updates(
                        updates -> ((Updates) updates).updates().forEach(update -> told.add(UpdateWorld.event(update))))
                .build();
        client.start();
        world.awaitAsked();
        return client;
    }

    private void hear(Event event) {
        heard.computeIfAbsent(event.numbering(), kind -> new ArrayList<>()).add(event.number());
    }

    /** Hears until everything that happened was heard. */
    private void awaitAll() throws InterruptedException {
        for (Numbering kind : NUMBERINGS) {
            while (heard.getOrDefault(kind, List.of()).size() < world.count(kind)) {
                Event next = told.poll(20, TimeUnit.SECONDS);
                assertThat(next)
                        .as("an event, while %s of those in %s were heard", heard, world)
                        .isNotNull();
                hear(next);
            }
        }
    }

    private void send(Event event) {
        cluster.servers.push(LoopbackCluster.ADA_ID, UpdateWorld.updates(event));
    }

    /** Something happens; it is sent, sent twice, sent late, or not at all. */
    private void happenSomehow() {
        Event event = world.happen(NUMBERINGS.get(chance.nextInt(NUMBERINGS.size())));
        switch (chance.nextInt(6)) {
            case 0 -> {}
            case 1 -> late.add(event);
            case 2 -> {
                send(event);
                send(event);
            }
            default -> send(event);
        }
        if (chance.nextInt(4) == 0) {
            late.forEach(this::send);
            late.clear();
        }
    }

    private void happenOnceEach() {
        for (Numbering kind : Numbering.values()) {
            send(world.happen(kind));
        }
    }

    @Test
    void everyUpdateIsHeardOnceAndInOrder() throws Exception {
        TelegramClient client = start(LoopbackCluster.ADA, "y", LoopbackCluster.CODE);
        try {
            happenOnceEach();
            awaitAll();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < EVENTS; i++) {
                    happenSomehow();
                    if (i == EVENTS / 2) {
                        cluster.servers.dc(1).closeConnections();
                    }
                }
                if (round == 1) {
                    cluster.servers.dc(1).forgetSessions();
                } else if (round == 2) {
                    client.close();
                    IntStream.range(0, EVENTS).forEach(i -> happenSomehow());
                    client = start();
                }
            }
            happenOnceEach();
            awaitAll();
        } finally {
            client.close();
        }
        told.forEach(this::hear);
        for (Numbering kind : Numbering.values()) {
            assertThat(heard.get(kind))
                    .as("%s", kind)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, world.count(kind)).boxed().toList());
        }
    }

    @Test
    void aListenerThatClosesTheClientHasHeardWhatItWasTold() throws Exception {
        TelegramClient client = start(LoopbackCluster.ADA, "y", LoopbackCluster.CODE);
        happenOnceEach();
        awaitAll();
        CountDownLatch closed = new CountDownLatch(1);
        client.onUpdate(update -> {
            client.close();
            closed.countDown();
        });
        happenOnceEach();
        boolean inTime = closed.await(20, TimeUnit.SECONDS);
        client.close();
        assertThat(inTime).as("closed by the listener").isTrue();
        try (TelegramClient again = start()) {
            happenOnceEach();
            awaitAll();
            assertThat(again.isSignedIn()).isTrue();
        }
        told.forEach(this::hear);
        assertThat(heard.values()).allSatisfy(numbers -> assertThat(numbers).containsExactly(1, 2, 3));
    }
}
