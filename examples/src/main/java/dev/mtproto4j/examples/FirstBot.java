package dev.mtproto4j.examples;

import dev.mtproto4j.client.TelegramClient;

/** A bot that signs in by its token, and prints what it hears until Ctrl-C. */
public class FirstBot {

    /** The arguments are the API id, the API hash, and the token from BotFather. */
    public static void main(String[] args) {
        try (var client = TelegramClient.builder("my_bot")
                .apiId(Integer.parseInt(args[0]))
                .apiHash(args[1])
                .botToken(args[2])
                .build()) {
            client.onUpdate(System.out::println);
            client.run();
        }
    }
}
