package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.help.AcceptTermsOfService;
import dev.mtproto4j.api.method.help.GetAppConfig;
import dev.mtproto4j.api.method.help.GetCdnConfig;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.CdnConfig;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import dev.mtproto4j.api.type.JSONValue;
import dev.mtproto4j.api.type.JsonNumber;
import dev.mtproto4j.api.type.JsonObject;
import dev.mtproto4j.api.type.JsonObjectValue;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.help.AnyAppConfig;
import dev.mtproto4j.api.type.help.AppConfig;
import dev.mtproto4j.api.type.help.AppConfigNotModified;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.DcState;
import java.util.List;
import java.util.Map;

/** Where the data centres are, the limits that clients ask for, and the terms that those who sign up accept. */
final class ConfigService implements Service {
    private static final int VALID_SECONDS = 3600;
    private static final int APP_CONFIG_HASH = 1;
    private static final Map<String, Integer> APP_CONFIG =
            Map.of("upload_max_fileparts_default", 4000, "upload_max_fileparts_premium", 8000);

    private final DataCenter dataCenter;

    ConfigService(DataCenter dataCenter) {
        this.dataCenter = dataCenter;
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(GetConfig.class, this::getConfig)
                .handle(GetNearestDc.class, this::getNearestDc)
                .handle(GetCdnConfig.class, (context, call) -> new CdnConfig(List.of()))
                .handle(AcceptTermsOfService.class, (context, call) -> true)
                .handle(GetAppConfig.class, this::getAppConfig);
    }

    private Config getConfig(RequestContext context, GetConfig call) {
        int now = dataCenter.cluster().unixTime();
        return Config.builder()
                .date(now)
                .expires(now + VALID_SECONDS)
                .testMode(false)
                .thisDc(dataCenter.id())
                .dcOptions(dataCenter.cluster().dataCenters().stream()
                        .map(ConfigService::option)
                        .toList())
                .dcTxtDomainName("")
                .chatSizeMax(200)
                .megagroupSizeMax(200_000)
                .forwardedCountMax(100)
                .onlineUpdatePeriodMs(210_000)
                .offlineBlurTimeoutMs(5_000)
                .offlineIdleTimeoutMs(30_000)
                .onlineCloudTimeoutMs(300_000)
                .notifyCloudDelayMs(30_000)
                .notifyDefaultDelayMs(1_500)
                .pushChatPeriodMs(60_000)
                .pushChatLimit(2)
                .editTimeLimit(172_800)
                .revokeTimeLimit(Integer.MAX_VALUE)
                .revokePmTimeLimit(Integer.MAX_VALUE)
                .ratingEDecay(2_419_200)
                .stickersRecentLimit(200)
                .channelsReadMediaPeriod(604_800)
                .callReceiveTimeoutMs(20_000)
                .callRingTimeoutMs(90_000)
                .callConnectTimeoutMs(30_000)
                .callPacketTimeoutMs(10_000)
                .meUrlPrefix("https://t.me/")
                .captionLengthMax(1024)
                .messageLengthMax(MessagesService.MAX_TEXT)
                .webfileDcId(dataCenter.id())
                .build();
    }

    private static DcOption option(DcState dc) {
        return DcOption.builder()
                .id(dc.id())
                .ipAddress(dc.address().getAddress().getHostAddress())
                .port(dc.address().getPort())
                .build();
    }

    private NearestDc getNearestDc(RequestContext context, GetNearestDc call) {
        return new NearestDc("XX", dataCenter.id(), dataCenter.id());
    }

    private AnyAppConfig getAppConfig(RequestContext context, GetAppConfig call) {
        if (call.hash() == APP_CONFIG_HASH) {
            return new AppConfigNotModified();
        }
        List<JsonObjectValue> values = APP_CONFIG.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new JsonObjectValue(entry.getKey(), (JSONValue) new JsonNumber(entry.getValue())))
                .toList();
        return new AppConfig(APP_CONFIG_HASH, new JsonObject(values));
    }
}
