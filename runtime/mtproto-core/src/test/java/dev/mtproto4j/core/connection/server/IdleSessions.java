package dev.mtproto4j.core.connection.server;

/** Has a server do now what it does from time to time. */
public final class IdleSessions {

    private IdleSessions() {}

    /** Forgets the sessions whose life has passed by the clock of the server. */
    public static void forget(MtprotoServer server) {
        server.forgetIdleSessions();
    }
}
