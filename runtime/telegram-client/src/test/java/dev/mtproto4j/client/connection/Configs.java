package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import java.util.Arrays;

/** Answers to {@code help.getConfig}. */
final class Configs {

    private Configs() {}

    /** One address for each of the data centres. */
    static Config with(int... dcIds) {
        return Config.builder()
                .date(1_700_000_000)
                .expires(1_700_003_600)
                .testMode(false)
                .thisDc(1)
                .dcOptions(Arrays.stream(dcIds)
                        .mapToObj(id -> DcOption.builder()
                                .id(id)
                                .ipAddress("127.0.0.1")
                                .port(10_000 + id)
                                .build())
                        .toList())
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
