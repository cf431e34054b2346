package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlReader;
import java.util.List;

/** A session under one authorization key. */
record Lane(AuthKey key, ClientMtprotoSession session) {

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

    boolean carries(byte[] packet) {
        return packet.length >= Long.BYTES && new TlReader(packet).readLong() == key.id();
    }

    @Override
    public String toString() {
        return session.toString();
    }
}
