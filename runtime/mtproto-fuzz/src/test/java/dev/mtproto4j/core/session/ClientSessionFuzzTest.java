package dev.mtproto4j.core.session;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.NullMarked;

/** A client's session against a server that has the key and may say anything, at any time, in any order. */
@NullMarked
class ClientSessionFuzzTest {

    private static final int MAX_STEPS = 60;

    /** One decrypted body of any bytes, while calls are under way. */
    @FuzzTest(maxDuration = "10m")
    void anyBodyIsTakenInOrRefused(byte[] body) {
        ClientSessionRun run = new ClientSessionRun(true);
        run.call(new byte[] {1, 2, 3, 4}, false);
        run.call(new byte[2000], true);
        run.drain();
        run.receive(body);
        run.drain();
        run.end();
    }

    /** Packets, calls, cancellations, losses and time in any sequence. */
    @FuzzTest(maxDuration = "10m")
    void anySequenceKeepsTheSessionSound(FuzzedDataProvider data) {
        ClientSessionRun run = new ClientSessionRun(data.consumeBoolean());
        HostilePeer server = run.facing(data);
        for (int step = 0; step < MAX_STEPS && data.remainingBytes() > 0; step++) {
            run.step(server, data);
        }
        run.end();
    }
}
