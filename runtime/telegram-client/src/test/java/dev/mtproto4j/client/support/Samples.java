package dev.mtproto4j.client.support;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.client.storage.DcSession;
import dev.mtproto4j.crypto.AuthKey;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Values for tests. */
public final class Samples {

    private Samples() {}

    /** A user with a name. */
    public static User ada() {
        return User.builder()
                .id(1001)
                .firstName("Ada")
                .lastName("Lovelace")
                .username("ada")
                .build();
    }

    /** The authorization of {@link #ada}. */
    public static Authorization authorization() {
        return new Authorization(ada());
    }

    /** A key; equal for equal seeds. */
    public static AuthKey key(int seed) {
        byte[] bytes = new byte[256];
        new Random(seed).nextBytes(bytes);
        return new AuthKey(bytes);
    }

    /** What a session keeps for a data centre with that key. */
    public static DcSession dc(int seed, long user) {
        return new DcSession(key(seed), seed, List.of(), Duration.ZERO, user);
    }
}
