package dev.mtproto4j.core.session;

import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.message.EncryptedMessage;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A client and a server, and between them connections as TCP gives them: in order, until they break
 * and lose a tail of what was sent. Packets may also come twice, which a relay could do; salts change,
 * the server answers late, restarts without its sessions, and the client's clock jumps.
 */
final class UnreliableWorld {

    private static final int CALLS = 20;
    private static final int STEPS = 400;

    int answered;
    int unknown;
    int cuts;

    private final Random random;
    private final Peers peers;
    private final RotatingSalts salts;
    private ServerMtprotoSession server;
    private final Deque<byte[]> toServer = new ArrayDeque<>();
    private final Deque<byte[]> toClient = new ArrayDeque<>();
    /** What was under way on connections that are gone; it may still come. */
    private final Deque<byte[]> late = new ArrayDeque<>();

    private final Map<String, OutgoingMessage> calls = new HashMap<>();
    private final Map<String, Integer> executions = new HashMap<>();
    private final Set<String> idempotent = new HashSet<>();
    private final Map<String, String> outcomes = new HashMap<>();
    private final List<Long> running = new ArrayList<>();
    private final Map<Long, String> runningTexts = new HashMap<>();
    private boolean quiet;

    UnreliableWorld(long seed) {
        random = new Random(seed);
        peers = new Peers(SessionOptions.of(FixedRandom.seeded(seed))
                .withSalts(random.nextBoolean() ? Peers.SALT : 1, List.of())
                .withTime(Duration.ofSeconds(random.nextInt(3) * 1000L - 1000), false));
        salts = peers.salts();
        server = peers.server(salts);
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        settle();
        check();
    }

    private void step() {
        peers.pass(Duration.ofMillis(random.nextInt(300)));
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> call();
            case 3, 4, 5, 6, 7 -> clientSends();
            case 8, 9, 10, 11, 12 -> serverReceives();
            case 13, 14 -> serverAnswers();
            case 15, 16, 17 -> serverSends();
            case 18, 19, 20 -> clientReceives();
            case 21 -> {
                if (random.nextInt(8) == 0) {
                    cut();
                }
            }
            case 22 -> {
                if (random.nextInt(20) == 0) {
                    salts.rotate();
                }
            }
            default -> {
                if (random.nextInt(40) == 0) {
                    server = peers.server(salts);
                    runningTexts.clear();
                    running.clear();
                    cut();
                    late.clear();
                }
            }
        }
    }

    private void call() {
        if (calls.size() == CALLS) {
            return;
        }
        String text = "call " + calls.size();
        boolean repeatable = random.nextInt(4) == 0;
        if (repeatable) {
            idempotent.add(text);
        }
        calls.put(
                text,
                peers.client
                        .request(new Echo(text).toByteArray())
                        .idempotent(repeatable)
                        .attach(text));
    }

    private void clientSends() {
        Optional<byte[]> packet = peers.client.nextPacket(peers.now);
        packet.ifPresent(bytes -> {
            toServer.add(bytes);
            if (!quiet && random.nextInt(10) == 0) {
                toServer.add(bytes);
            }
        });
    }

    private void serverSends() {
        server.nextPacket(peers.now).ifPresent(bytes -> {
            toClient.add(bytes);
            if (!quiet && random.nextInt(10) == 0) {
                toClient.add(bytes);
            }
        });
    }

    private void serverReceives() {
        boolean fromBefore = !late.isEmpty() && random.nextInt(4) == 0;
        byte[] bytes = fromBefore ? late.poll() : toServer.poll();
        if (bytes == null) {
            return;
        }
        EncryptedMessage packet = EncryptedMessage.decrypt(peers.serverCipher, bytes);
        if (packet.sessionId() != server.id() && fromBefore) {
            return;
        }
        if (packet.sessionId() != server.id()) {
            // The client gave up the session; a server keeps one for each id.
            server = peers.server(salts);
        }
        for (SessionEvent event : server.accept(packet, peers.now)) {
            if (event instanceof SessionEvent.RequestReceived request) {
                String text = Echo.read(request.body()).text();
                executions.merge(text, 1, Integer::sum);
                running.add(request.messageId());
                runningTexts.put(request.messageId(), text);
            }
        }
    }

    private void serverAnswers() {
        if (!running.isEmpty()) {
            long id = running.remove(random.nextInt(running.size()));
            server.reply(id, new Echo(runningTexts.getOrDefault(id, "")).resultBytes());
        }
    }

    private void clientReceives() {
        byte[] bytes = toClient.poll();
        if (bytes != null) {
            peers.client.receive(bytes, peers.now).forEach(this::happened);
        }
    }

    private void cut() {
        cuts++;
        if (!quiet && random.nextBoolean()) {
            late.addAll(toServer);
        }
        toServer.clear();
        toClient.clear();
        peers.client.transportLost();
        server.transportOpened();
        peers.client.transportOpened(peers.now).forEach(this::happened);
    }

    private void happened(SessionEvent event) {
        if (event instanceof SessionEvent.AnswerReceived e && e.request().attachment() instanceof String text) {
            Echo echo = new Echo(text);
            if (!echo.readResult(new TlReader(e.result())).equals(text)) {
                throw new AssertionError("the answer of another call for " + text);
            }
            end(text, "answered");
            answered++;
        } else if (event instanceof SessionEvent.OutcomeUnknown e && e.request().attachment() instanceof String text) {
            end(text, "unknown");
            unknown++;
        } else if (event instanceof SessionEvent.RequestRejected e) {
            throw new AssertionError("rejected: " + e.code());
        } else if (event instanceof SessionEvent.MessageMalformed e) {
            throw new AssertionError("malformed", e.cause());
        }
    }

    private void end(String text, String outcome) {
        String before = outcomes.put(text, outcome);
        if (before != null) {
            throw new AssertionError(text + " ended twice: " + before + ", then " + outcome);
        }
    }

    /** Without further faults, everything comes to its end. */
    private void settle() {
        quiet = true;
        for (int round = 0; round < 200 && outcomes.size() < calls.size(); round++) {
            peers.pass(Duration.ofMillis(600));
            for (int i = 0; i < 5; i++) {
                clientSends();
                serverReceives();
                serverAnswers();
                serverSends();
                clientReceives();
            }
            if (round % 50 == 49) {
                cut();
            }
        }
    }

    private void check() {
        for (String text : calls.keySet()) {
            String outcome = outcomes.get(text);
            int count = executions.getOrDefault(text, 0);
            if (outcome == null) {
                throw new AssertionError(text + " never ended: " + calls.get(text) + ", executed " + count);
            }
            if (count > 1 && !idempotent.contains(text)) {
                throw new AssertionError(text + " was executed " + count + " times");
            }
            if (outcome.equals("answered") && count == 0) {
                throw new AssertionError(text + " was answered and not executed");
            }
            if (outcome.equals("unknown") && idempotent.contains(text)) {
                throw new AssertionError(text + " could have been repeated");
            }
        }
    }
}
