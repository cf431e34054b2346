package dev.mtproto4j.testserver.junit;

import dev.mtproto4j.testserver.TestClusterBuilder;

/** Settings that {@link TelegramServer#configure} applies to each cluster before it starts. */
@FunctionalInterface
public interface TelegramServerConfigurer {

    void configure(TestClusterBuilder builder);
}
