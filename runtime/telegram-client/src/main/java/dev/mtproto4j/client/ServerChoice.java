package dev.mtproto4j.client;

import dev.mtproto4j.client.dc.BuiltInKeys;
import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionStorage;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whose servers a client is for: Telegram's, its test servers, or servers of one's own. */
final class ServerChoice {

    /** Where a first contact to Telegram goes, as in the official clients. */
    private static final int FIRST_DC = 2;

    private final List<DcAddress> own = new ArrayList<>();
    private final Set<RsaPublicKey> ownKeys = new LinkedHashSet<>();
    private Environment environment = Environment.PRODUCTION;
    private int homeDc;

    Environment environment() {
        return environment;
    }

    void choose(Environment telegrams) {
        environment = telegrams;
    }

    void add(DcOptions addresses, Collection<RsaPublicKey> keys) {
        environment = Environment.CUSTOM;
        own.addAll(addresses.addresses());
        ownKeys.addAll(keys);
    }

    void home(int dcId) {
        homeDc = dcId;
    }

    /** The addresses to start from. */
    DcOptions addresses() {
        return switch (environment) {
            case PRODUCTION -> DcOptions.production();
            case TEST -> DcOptions.test();
            case CUSTOM -> DcOptions.of(own);
        };
    }

    List<RsaPublicKey> keys() {
        return switch (environment) {
            case PRODUCTION -> BuiltInKeys.production();
            case TEST -> BuiltInKeys.test();
            case CUSTOM -> List.copyOf(ownKeys);
        };
    }

    /**
     * What a storage holds, or a session that begins.
     *
     * @throws IllegalStateException if the stored session belongs to other servers
     */
    SessionData session(SessionStorage storage) {
        SessionData session = storage.load().orElseGet(this::fresh);
        if (session.environment() != environment) {
            throw new IllegalStateException("The session " + storage + " belongs to " + session.environment()
                    + " servers, and this client to " + environment + " ones. Use another session name.");
        }
        return session;
    }

    private SessionData fresh() {
        int first = environment == Environment.CUSTOM ? own.get(0).dcId() : FIRST_DC;
        return SessionData.empty(environment, homeDc == 0 ? first : homeDc);
    }
}
