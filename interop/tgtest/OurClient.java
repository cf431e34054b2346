import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.UpdateServiceNotification;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.auth.Terminal;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Our client against gotd's tgtest: every scenario over every transport that both speak. Arguments: the file of the RSA
 * key, then for each carrier its name and the ports of DC 1 and 2. Prints a line for each cell: scenario, transport, pass
 * or fail, and what was seen, separated by tabs.
 */
final class OurClient {
    private static final String CODE = "13579";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RsaPublicKey key;
    private final int port;
    private final Transport transport;
    private final String numbers;
    private MemorySessionStorage storage = new MemorySessionStorage();

    private OurClient(RsaPublicKey key, int port, Transport transport, String numbers) {
        this.key = key;
        this.port = port;
        this.transport = transport;
        this.numbers = numbers;
    }

    @FunctionalInterface
    private interface Scenario {
        String play(OurClient client) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        RsaPublicKey key = RsaPrivateKey.fromPem(Files.readString(Path.of(arguments[0]))).publicKey();
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("key_exchange", OurClient::keyExchange);
        scenarios.put("login", client -> client.login("1", CODE));
        scenarios.put("wrong_code", client -> client.login("1", "00000", CODE));
        scenarios.put("bot", OurClient::bot);
        scenarios.put("session_reuse", OurClient::sessionReuse);
        scenarios.put("second_dc", OurClient::secondDc);
        scenarios.put("phone_migrate", client -> client.migrated("2"));
        scenarios.put("network_migrate", client -> client.migrated("3"));
        scenarios.put("update", OurClient::update);
        boolean failed = false;
        int cells = 0;
        for (int at = 1; at < arguments.length; at += 3) {
            for (Map.Entry<String, Transport> transport : transports(arguments[at]).entrySet()) {
                for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
                    // Each cell has a user of its own; the last digit tells the server what to do with it.
                    String numbers = String.format("+999661%04d", ++cells);
                    int port = Integer.parseInt(arguments[at + 1]);
                    OurClient client = new OurClient(key, port, transport.getValue(), numbers);
                    String verdict = "pass";
                    String detail;
                    try {
                        detail = scenario.getValue().play(client);
                    } catch (Exception e) {
                        verdict = "fail";
                        detail = String.valueOf(e).replace('\n', ' ').replace('\t', ' ');
                        failed = true;
                        e.printStackTrace();
                    }
                    System.out.println(String.join("\t", scenario.getKey(), transport.getKey(), verdict, detail));
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }

    private static Map<String, Transport> transports(String carrier) {
        Function<Framing, Transport> how =
                switch (carrier) {
                    case "plain" -> Transport::plain;
                    case "obfuscated" -> Transport::obfuscated;
                    case "websocket" -> Transport::webSocket;
                    default -> throw new IllegalArgumentException("no such carrier: " + carrier);
                };
        Map<String, Transport> transports = new LinkedHashMap<>();
        for (Framing framing : Framing.values()) {
            if (carrier.equals("plain") || framing != Framing.FULL) {
                Transport transport = how.apply(framing);
                // gotd takes at most 3 of the 15 possible bytes of padding off (docs/interop.md).
                boolean padded = framing == Framing.PADDED_INTERMEDIATE;
                transports.put(name(carrier, framing), padded ? transport.withMaxPadding(3) : transport);
            }
        }
        return transports;
    }

    private static String name(String carrier, Framing framing) {
        String name =
                switch (framing) {
                    case ABRIDGED -> "abr";
                    case INTERMEDIATE -> "int";
                    case PADDED_INTERMEDIATE -> "pad";
                    case FULL -> "full";
                };
        return switch (carrier) {
            case "obfuscated" -> "obf-" + name;
            case "websocket" -> "ws-" + name;
            default -> name;
        };
    }

    private TelegramClientBuilder builder() {
        return TelegramClient.builder(storage)
                .apiId(1)
                .apiHash("any")
                .server(1, new InetSocketAddress("127.0.0.1", port), key)
                .transport(transport)
                .timeout(PATIENCE);
    }

    private User signIn(TelegramClient client, String ending, String... codes) {
        List<String> answers = new ArrayList<>(List.of(numbers + ending, "y"));
        answers.addAll(List.of(codes));
        Script script = new Script(answers);
        User user = client.start(new ConsoleLogin(script));
        check(script.isOver(), "the server asked for less than " + answers);
        return user;
    }

    private static User self(List<?> users) {
        check(users.size() == 1 && users.get(0) instanceof User, "users.getUsers answered " + users);
        return (User) users.get(0);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private String keyExchange() throws Exception {
        try (TelegramClient client = builder().build()) {
            client.connect();
            int nearest = client.invoke(new GetNearestDc()).get(20, TimeUnit.SECONDS).nearestDc();
            check(nearest == 1, "nearest DC " + nearest);
            return "nearest DC " + nearest;
        }
    }

    private String login(String ending, String... codes) {
        try (TelegramClient client = builder().build()) {
            return "user " + signIn(client, ending, codes).id();
        }
    }

    private String bot() {
        try (TelegramClient client = builder().botToken("7" + numbers.substring(1) + ":AAEtgtest").build()) {
            User user = client.start();
            check(user.bot(), "not a bot");
            return "bot " + user.id();
        }
    }

    private String sessionReuse() {
        String first = login("1", CODE);
        try (TelegramClient client = builder().build()) {
            // Without a terminal: a question would fail.
            User user = client.start(new ConsoleLogin(new Script(List.of())));
            check(first.equals("user " + user.id()), "first " + first + ", then " + user.id());
            return first;
        }
    }

    private String secondDc() {
        try (TelegramClient client = builder().build()) {
            User here = signIn(client, "1", CODE);
            User there = self(client.callOn(2, new GetUsers(List.of(new InputUserSelf()))));
            check(there.id() == here.id(), "user " + here.id() + " is " + there.id() + " there");
            return "user " + there.id() + " on DC 2";
        }
    }

    private String migrated(String ending) {
        try (TelegramClient client = builder().build()) {
            User user = signIn(client, ending, CODE);
            check(client.homeDc() == 2, "signed in on DC " + client.homeDc());
            return "user " + user.id() + " on DC 2";
        }
    }

    private String update() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (TelegramClient client =
                builder().updates(update -> note(update, seen)).build()) {
            signIn(client, "1", CODE);
            client.invoke(new GetState()).get(20, TimeUnit.SECONDS);
            return "«" + seen.get(20, TimeUnit.SECONDS) + "»";
        }
    }

    private static void note(AnyUpdates update, CompletableFuture<String> seen) {
        if (update instanceof Updates list) {
            list.updates().stream()
                    .filter(UpdateServiceNotification.class::isInstance)
                    .forEach(notice -> seen.complete(((UpdateServiceNotification) notice).message()));
        }
    }

    /** Somebody who has decided beforehand what to type. */
    private static final class Script implements Terminal {
        private final Deque<String> answers;

        Script(List<String> answers) {
            this.answers = new ArrayDeque<>(answers);
        }

        boolean isOver() {
            return answers.isEmpty();
        }

        @Override
        public String readLine(String prompt) {
            return answers.poll();
        }

        @Override
        public char[] readPassword(String prompt) {
            String answer = answers.poll();
            return answer == null ? null : answer.toCharArray();
        }

        @Override
        public void print(String line) {
            System.err.println(line);
        }
    }
}
