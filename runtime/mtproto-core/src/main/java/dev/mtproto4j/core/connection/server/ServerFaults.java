package dev.mtproto4j.core.connection.server;

import java.time.Duration;

/** Things that go wrong on demand, for one session. Thread-safe; all off at first. */
public final class ServerFaults {

    private final ServerSession session;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean duplicateNext;
    private volatile boolean loseNext;

    ServerFaults(ServerSession session) {
        this.session = session;
    }

    /** Makes every salt of the authorization key wrong: the next message is answered with {@code bad_server_salt}. */
    public void rotateSalt() {
        session.server().salts(session.authKeyId()).rotate();
    }

    /** The next answer goes out twice, under the same message id. */
    public void duplicateNextAnswer() {
        duplicateNext = true;
    }

    /** The next answer counts as sent, but is not. */
    public void loseNextAnswer() {
        loseNext = true;
    }

    /** Holds back every packet for that long; zero ends it. */
    public void delay(Duration duration) {
        delay = duration;
    }

    /** Lets the server's clock go ahead (or behind, if negative) for this session. */
    public void shiftClock(Duration offset) {
        session.shiftClock(offset);
    }

    /** Forgets the session: the client gets {@code new_session_created} at its next message. */
    public void forgetSession() {
        session.destroy();
    }

    Duration delay() {
        return delay;
    }

    boolean takeDuplicate() {
        boolean taken = duplicateNext;
        duplicateNext = false;
        return taken;
    }

    boolean takeLoss() {
        boolean taken = loseNext;
        loseNext = false;
        return taken;
    }
}
