package dev.mtproto4j.client;

import dev.mtproto4j.api.type.CodeSettings;
import dev.mtproto4j.client.auth.Prompts;
import dev.mtproto4j.client.connection.NetworkOptions;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import dev.mtproto4j.client.updates.UpdateStateStorage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client is built from.
 *
 * @param first what a login begins with, as a person would type it: a phone number, or {@code qr}; asked for when null
 */
record ClientOptions(
        NetworkOptions network,
        String apiHash,
        CodeSettings codeSettings,
        @Nullable String botToken,
        @Nullable String webToken,
        @Nullable String first,
        Supplier<Prompts> prompts,
        List<RpcInterceptor> interceptors,
        boolean orderedUpdates,
        UpdateStateStorage updateStates,
        ClientThreads threads) {

    @Override
    public String toString() {
        return "client of api id " + network.apiId();
    }
}
