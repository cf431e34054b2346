package dev.mtproto4j.examples;

import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.InputPeerUser;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.PeerUser;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.UpdateShortMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.client.TelegramClient;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A bot that says what it is told. */
public final class EchoBot {
    private EchoBot() {}

    /** The arguments are the API id, the API hash, and the token from BotFather. */
    public static void main(String[] args) {
        try (var bot = TelegramClient.builder("echo_bot")
                .apiId(Integer.parseInt(args[0]))
                .apiHash(args[1])
                .botToken(args[2])
                .build()) {
            start(bot);
            bot.run();
        }
    }

    /** Signs the bot in, and has it answer from then on. */
    public static void start(TelegramClient bot) {
        bot.onUpdate(update -> incoming(update)
                .forEach(message -> bot.call(message(new InputPeerUser(message.from(), 0), message.text()))));
        bot.start();
    }

    /** What a user said. */
    public record Incoming(long from, String text) {}

    /** The private messages in an update that others sent: in the short form for one message, and in the long one. */
    public static Stream<Incoming> incoming(AnyUpdates update) {
        if (update instanceof UpdateShortMessage one && !one.out()) {
            return Stream.of(new Incoming(one.userId(), one.message()));
        }
        return update instanceof Updates many ? many.updates().stream().flatMap(EchoBot::incoming) : Stream.empty();
    }

    private static Stream<Incoming> incoming(Update update) {
        return update instanceof UpdateNewMessage news
                        && news.message() instanceof Message message
                        && message.peerId() instanceof PeerUser user
                        && !message.out()
                ? Stream.of(new Incoming(user.userId(), message.message()))
                : Stream.empty();
    }

    /** A message to a user; a bot may leave the access hash 0. The random id tells a repeated message from a second one. */
    public static SendMessage message(InputPeerUser to, String text) {
        return SendMessage.builder()
                .peer(to)
                .message(text)
                .randomId(ThreadLocalRandom.current().nextLong())
                .build();
    }
}
