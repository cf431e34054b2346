package dev.mtproto4j.core.session;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.NullMarked;

/** A server's session against a client that has the key and may say anything, at any time, in any order. */
@NullMarked
class ServerSessionFuzzTest {

    private static final int MAX_STEPS = 60;

    /** One decrypted body of any bytes. */
    @FuzzTest(maxDuration = "10m")
    void anyBodyIsTakenInOrRefused(byte[] body) {
        ServerSessionRun run = new ServerSessionRun();
        run.receive(body);
        run.drain();
    }

    /** Packets, answers, updates, reconnections and time in any sequence. */
    @FuzzTest(maxDuration = "10m")
    void anySequenceKeepsTheSessionSound(FuzzedDataProvider data) {
        ServerSessionRun run = new ServerSessionRun();
        HostilePeer client = run.facing(data);
        for (int step = 0; step < MAX_STEPS && data.remainingBytes() > 0; step++) {
            run.step(client, data);
        }
    }
}
