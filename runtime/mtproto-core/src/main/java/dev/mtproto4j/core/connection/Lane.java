package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.SessionOptions;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.MessageCipher;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlReader;
import java.security.SecureRandom;
import java.util.List;

/** A session under one authorization key. */
record Lane(AuthKey key, ClientMtprotoSession session) {

    /** For a stored permanent key, whose clock may be out of date. */
    static Lane stored(AuthKeyState state, SecureRandom random) {
        return of(
                state.authKey(),
                SessionOptions.of(random)
                        .withSalts(state.salt(), state.futureSalts())
                        .withTime(state.timeOffset(), false));
    }

    /** For a key that was just exchanged. */
    static Lane fresh(KeyExchangeResult result, SecureRandom random) {
        return of(
                result.authKey(),
                SessionOptions.of(random)
                        .withSalts(result.salt(), List.of())
                        .withTime(result.serverTimeOffset(), true));
    }

    /** For a temporary key that another connection has made. */
    static Lane shared(TemporaryKey key, SecureRandom random) {
        return of(
                key.authKey(),
                SessionOptions.of(random).withSalts(key.salt(), List.of()).withTime(key.timeOffset(), true));
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
