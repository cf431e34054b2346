package dev.mtproto4j.examples;

import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.account.Account;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a program tests itself without a network: a server in the same process, an account on it, an answer of its own for
 * one method, and a person who types from a script.
 */
public class OfflineProgram {

    /** Takes no arguments, and ends by itself. */
    public static void main(String[] args) {
        Account ada = Account.builder("+12025550101")
                .firstName("Ada")
                .code("12345")
                .password("secret")
                .build();
        InputStream typed =
                new ByteArrayInputStream("+1 202 555 0101\ny\n12345\nsecret\n".getBytes(StandardCharsets.UTF_8));
        try (TestCluster servers = TestCluster.builder().account(ada).start();
                TelegramClient client = TelegramClient.builder(new MemorySessionStorage())
                        .apiId(1)
                        .apiHash("any")
                        .server(servers.dc(1).address(), servers.publicKey())
                        .prompts(ConsoleLogin.of(typed, System.out))
                        .build()) {
            servers.handle(GetNearestDc.class, (context, method) -> new NearestDc("NL", 1, 2));
            client.start();
            System.out.println("home is DC " + client.homeDc());
            System.out.println(
                    "nearest is DC " + client.call(new GetNearestDc()).nearestDc());
            System.out.println("DC 2 knows "
                    + client.callOn(2, new GetUsers(List.of(new InputUserSelf())))
                            .size());
        }
    }
}
