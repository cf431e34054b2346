package dev.mtproto4j.client.support;

import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
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

    /** An answer to {@code help.getConfig} with these addresses. */
    public static Config config(List<DcOption> addresses) {
        return Config.builder()
                .date(1_700_000_000)
                .expires(1_700_003_600)
                .testMode(false)
                .thisDc(1)
                .dcOptions(addresses)
                .dcTxtDomainName("example.org")
                .chatSizeMax(0)
                .megagroupSizeMax(0)
                .forwardedCountMax(0)
                .onlineUpdatePeriodMs(0)
                .offlineBlurTimeoutMs(0)
                .offlineIdleTimeoutMs(0)
                .onlineCloudTimeoutMs(0)
                .notifyCloudDelayMs(0)
                .notifyDefaultDelayMs(0)
                .pushChatPeriodMs(0)
                .pushChatLimit(0)
                .editTimeLimit(0)
                .revokeTimeLimit(0)
                .revokePmTimeLimit(0)
                .ratingEDecay(0)
                .stickersRecentLimit(0)
                .channelsReadMediaPeriod(0)
                .callReceiveTimeoutMs(0)
                .callRingTimeoutMs(0)
                .callConnectTimeoutMs(0)
                .callPacketTimeoutMs(0)
                .meUrlPrefix("")
                .captionLengthMax(0)
                .messageLengthMax(0)
                .webfileDcId(1)
                .build();
    }
}
