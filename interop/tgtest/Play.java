import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.method.messages.GetHistory;
import dev.mtproto4j.api.method.updates.GetState;
import dev.mtproto4j.api.method.users.GetUsers;
import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputUserSelf;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.UpdateServiceNotification;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.client.TelegramClient;
import dev.mtproto4j.client.TelegramClientBuilder;
import dev.mtproto4j.client.auth.ConsoleLogin;
import dev.mtproto4j.client.storage.MemorySessionStorage;
import dev.mtproto4j.core.ConnectionLostException;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One user of tgtest, and what our client does with it over one transport. */
final class Play {
    static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    private static final String CODE = "13579";
    private static final String PASSWORD = "correct horse";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MESSAGES = 100;

    static {
        SCENARIOS.put("key_exchange", Play::keyExchange);
        SCENARIOS.put("login", play -> play.login("1", CODE));
        SCENARIOS.put("wrong_code", play -> play.login("1", "00000", CODE));
        SCENARIOS.put("password", play -> play.login("4", CODE, "wrong horse", PASSWORD));
        SCENARIOS.put("sign_up", play -> play.login("5", CODE, "New", "Person"));
        SCENARIOS.put("bot", Play::bot);
        SCENARIOS.put("session_reuse", Play::sessionReuse);
        SCENARIOS.put("second_dc", Play::secondDc);
        SCENARIOS.put("phone_migrate", play -> play.migrated("2"));
        SCENARIOS.put("network_migrate", play -> play.migrated("3"));
        SCENARIOS.put("flood_wait", play -> play.nearest("6"));
        SCENARIOS.put("dropped_call", play -> play.nearest("7"));
        SCENARIOS.put("dropped_after", play -> play.nearest("8"));
        SCENARIOS.put("wrong_salt", play -> play.nearest("9"));
        SCENARIOS.put("big_gzip", Play::history);
        SCENARIOS.put("update", Play::update);
    }

    private final RsaPublicKey key;
    private final int port;
    private final Transport transport;
    private final String numbers;
    private final MemorySessionStorage storage = new MemorySessionStorage();

    Play(RsaPublicKey key, int port, Transport transport, String numbers) {
        this.key = key;
        this.port = port;
        this.transport = transport;
        this.numbers = numbers;
    }

    @FunctionalInterface
    interface Scenario {
        String play(Play play) throws Exception;
    }

    private TelegramClientBuilder builder() {
        return TelegramClient.builder(storage)
                .apiId(1)
                .apiHash("any")
                .server(1, new InetSocketAddress("127.0.0.1", port), key)
                .transport(transport)
                // gotd's test server does not have auth.bindTempAuthKey.
                .temporaryKeys(false)
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
            User user = signIn(client, ending, codes);
            return "user " + user.id() + " " + user.firstName();
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
            check(first.startsWith("user " + user.id() + " "), "first " + first + ", then " + user.id());
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

    /** Something happens to the first call; the server says in the place of a country how many there were. */
    private String nearest(String ending) throws Exception {
        try (TelegramClient client = builder().build()) {
            signIn(client, ending, CODE);
            String how = "";
            NearestDc answer;
            try {
                answer = client.call(new GetNearestDc());
            } catch (ConnectionLostException e) {
                // Our client never repeats by itself what may have been executed, and says so.
                check(!e.safeToRetry(), "what was not executed should have been repeated: " + e);
                how = ", after the error that it is not known whether it was executed";
                answer = client.call(new GetNearestDc());
            }
            check(answer.country().equals("2"), "the call came " + answer.country() + " times");
            return "answered at the second time" + how;
        }
    }

    private String history() throws Exception {
        try (TelegramClient client = builder().build()) {
            signIn(client, "1", CODE);
            Messages page = (Messages) client.invoke(GetHistory.builder()
                            .peer(new InputPeerSelf())
                            .offsetId(0)
                            .offsetDate(0)
                            .addOffset(0)
                            .limit(MESSAGES)
                            .maxId(0)
                            .minId(0)
                            .hash(0L)
                            .build())
                    .get(20, TimeUnit.SECONDS);
            check(page.messages().size() == MESSAGES, page.messages().size() + " messages");
            for (int number = 0; number < MESSAGES; number++) {
                String text = ((Message) page.messages().get(number)).message();
                check(text.equals(Texts.of(number)), "message " + number + " reads " + text.length() + " characters wrong");
            }
            return MESSAGES + " messages";
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
}
