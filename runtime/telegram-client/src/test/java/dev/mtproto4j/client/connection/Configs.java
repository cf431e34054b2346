package dev.mtproto4j.client.connection;

import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import dev.mtproto4j.client.support.Samples;
import java.util.Arrays;

/** Answers to {@code help.getConfig}. */
final class Configs {

    private Configs() {}

    /** One address for each of the data centres. */
    static Config with(int... dcIds) {
        return Samples.config(Arrays.stream(dcIds)
                .mapToObj(id -> DcOption.builder()
                        .id(id)
                        .ipAddress("127.0.0.1")
                        .port(10_000 + id)
                        .build())
                .toList());
    }
}
