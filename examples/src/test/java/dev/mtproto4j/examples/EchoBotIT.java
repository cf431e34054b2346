package dev.mtproto4j.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.api.type.InputPeerUser;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.junit.TelegramServer;
import dev.mtproto4j.testserver.junit.TestAccount;
import dev.mtproto4j.testserver.junit.TestBot;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

@TelegramServer
@TestBot(token = "110:secret")
@TestAccount(phone = "+12025550101", code = "12345")
class EchoBotIT {

    @Test
    void saysWhatItIsTold(TestCluster telegram) throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var bot = client(telegram).botToken("110:secret").build();
                var ada = client(telegram).build()) {
            EchoBot.start(bot);
            ada.login().sendCode("+12025550101").join();
            ada.login().signIn("12345").join();
            ada.onUpdate(update -> EchoBot.incoming(update).forEach(message -> heard.add(message.text())));
            ada.call(EchoBot.message(new InputPeerUser(110, telegram.accessHash(110)), "Hello!"));
            assertThat(heard.poll(60, SECONDS)).isEqualTo("Hello!");
        }
    }

    private static TelegramClientBuilder client(TestCluster telegram) {
        return TelegramClient.builder(new MemorySessionStorage())
                .apiId(1)
                .apiHash("any")
                .server(telegram.dc(1).address(), telegram.publicKey());
    }
}
