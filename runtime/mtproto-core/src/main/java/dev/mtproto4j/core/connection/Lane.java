package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.OutgoingMessage;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.mtproto.method.PingDelayDisconnect;
import dev.mtproto4j.tl.TlReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session under one authorization key. */
final class Lane {

    private final AuthKey key;
    private final ClientMtprotoSession session;
    private boolean heard;

    Lane(AuthKey key, ClientMtprotoSession session) {
        this.key = key;
        this.session = session;
    }

    ClientMtprotoSession session() {
        return session;
    }

    long keyId() {
        return key.id();
    }

    /** The server has spoken in it. */
    void heard() {
        heard = true;
    }

    /** Whether the server has spoken in it, so that it knows of it. */
    boolean isHeard() {
        return heard;
    }

    /** Whether something that was asked in it is not answered. */
    boolean isAsked() {
        return session.hasUnansweredRequests();
    }

    /** For a stored permanent key, whose clock may be out of date. */
    static Lane stored(AuthKeyState state, ConnectionOptions options) {
        return of(
                state.authKey(),
                base(options).withSalts(state.salt(), state.futureSalts()).withTime(state.timeOffset(), false));
    }

    /** For a key that was just exchanged. */
    static Lane fresh(KeyExchangeResult result, ConnectionOptions options) {
        return of(
                result.authKey(),
                base(options).withSalts(result.salt(), List.of()).withTime(result.serverTimeOffset(), true));
    }

    /** For a temporary key that another connection has made. */
    static Lane shared(TemporaryKey key, ConnectionOptions options) {
        return of(key.authKey(), base(options).withSalts(key.salt(), List.of()).withTime(key.timeOffset(), true));
    }

    private static SessionOptions base(ConnectionOptions options) {
        return SessionOptions.of(options.random).withAnswerPatience(options.answerPatience);
    }

    private static Lane of(AuthKey key, SessionOptions options) {
        return new Lane(key, new ClientMtprotoSession(new MessageCipher(key, Side.CLIENT, options.random()), options));
    }

    /** What is known of the key of the outside: the permanent one, if sessions are under another. */
    AuthKeyState state(@Nullable AuthKeyState permanent) {
        return permanent == null
                ? new AuthKeyState(key, session.salt(), session.knownSalts(), session.timeOffset())
                : new AuthKeyState(
                        permanent.authKey(), permanent.salt(), permanent.futureSalts(), session.timeOffset());
    }

    /** Queues a ping that also says how long the server is to keep the connection. */
    OutgoingMessage ping(long pingId, Duration keepFor) {
        int seconds = (int) Math.max(1, Math.min(Integer.MAX_VALUE, keepFor.toSeconds()));
        return session.query(new PingDelayDisconnect(pingId, seconds).toByteArray());
    }

    boolean carries(byte[] packet) {
        return packet.length >= Long.BYTES && new TlReader(packet).readLong() == key.id();
    }

    @Override
    public String toString() {
        return session.toString();
    }
}
