package dev.mtproto4j.client;

import dev.mtproto4j.client.auth.Prompts;
import dev.mtproto4j.client.connection.NetworkOptions;
import dev.mtproto4j.client.rpc.RpcInterceptor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a client is built from. */
record ClientOptions(
        NetworkOptions network,
        String apiHash,
        @Nullable String botToken,
        @Nullable String phoneNumber,
        Supplier<Prompts> prompts,
        List<RpcInterceptor> interceptors,
        ClientThreads threads) {

    @Override
    public String toString() {
        return "client of api id " + network.apiId();
    }
}
