package dev.mtproto4j.examples;

import dev.mtproto4j.client.TelegramClient;

public class FirstProgram {
    public static void main(String[] args) {
        try (var client = TelegramClient.open("my_account", 12345, "0123…")) {
            client.onUpdate(System.out::println);
            client.run();
        }
    }
}
