package dev.mtproto4j.cli.serve;

import dev.mtproto4j.api.type.AnyUpdates;
import dev.mtproto4j.api.type.MessageMediaEmpty;
import dev.mtproto4j.api.type.UpdateServiceNotification;
import dev.mtproto4j.api.type.UpdateShort;
import dev.mtproto4j.testserver.TestCluster;
import dev.mtproto4j.testserver.TestServer;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.rpc.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What can be said to a running test server. */
final class ControlCommands {
    private static final String HELP =
            "account PHONE CODE [PASSWORD|-] [DC] [FIRST [LAST]] | bot TOKEN NAME | fail METHOD CODE TYPE [TIMES] | drop METHOD"
                    + " | drop-after METHOD | answer-later METHOD | duplicate METHOD | lose METHOD | delay METHOD MILLISECONDS | wrong-salt"
                    + " | ways PHONE WAY… | payment PHONE CURRENCY AMOUNT | paid PHONE | urge-password PHONE DAYS | recovery-email PHONE ADDRESS"
                    + " | web-token PHONE | passkey PHONE ID | accept-qr PHONE | end PHONE ERROR"
                    + " | forget-sessions | cut | clear | push PHONE TEXT | message FROM TO TEXT | say FROM TO TEXT | heard BY FROM"
                    + " | requests METHOD | answer METHOD; METHOD may be * where something is to go wrong; FROM, TO and BY are numbers or user ids";

    private final TestCluster cluster;

    ControlCommands(TestCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Runs one command.
     *
     * @return what it has to say, often nothing
     * @throws IllegalArgumentException if it cannot be understood
     */
    String run(String command, List<String> words) {
        switch (command) {
            case "account" -> cluster.addAccount(account(words));
            case "bot" ->
                cluster.addAccount(Account.bot(word(words, 0, "TOKEN"))
                        .firstName(word(words, 1, "NAME"))
                        .build());
            case "fail" ->
                cluster.faults()
                        .failNext(method(words), number(words, 1, "CODE"), word(words, 2, "TYPE"), times(words));
            case "drop" -> cluster.faults().dropConnection(method(words));
            case "drop-after" -> cluster.faults().dropAfterExecuting(method(words));
            case "answer-later" -> cluster.faults().answerAfterReconnect(method(words));
            case "duplicate" -> cluster.faults().duplicateAnswer(method(words));
            case "lose" -> cluster.faults().loseAnswer(method(words));
            case "delay" -> cluster.faults().delay(method(words), Duration.ofMillis(number(words, 1, "MILLISECONDS")));
            case "ways" -> cluster.logins().codeWays(word(words, 0, "PHONE"), CodeWayNames.parse(rest(words)));
            case "payment" ->
                cluster.logins()
                        .requirePayment(
                                word(words, 0, "PHONE"), word(words, 1, "CURRENCY"), number(words, 2, "AMOUNT"));
            case "urge-password" -> cluster.logins().urgePassword(word(words, 0, "PHONE"), number(words, 1, "DAYS"));
            case "paid" -> cluster.logins().paid(word(words, 0, "PHONE"));
            case "recovery-email" -> cluster.setRecoveryEmail(word(words, 0, "PHONE"), word(words, 1, "ADDRESS"));
            case "web-token" -> {
                return cluster.logins().webToken(word(words, 0, "PHONE"));
            }
            case "passkey" -> cluster.logins().passkey(word(words, 0, "PHONE"), word(words, 1, "ID"));
            case "accept-qr" -> acceptQrCode(words);
            case "end" -> {
                return Integer.toString(cluster.logins().end(word(words, 0, "PHONE"), word(words, 1, "ERROR")));
            }
            case "wrong-salt" -> cluster.servers().forEach(TestServer::rotateSalts);
            case "forget-sessions" -> cluster.servers().forEach(TestServer::forgetSessions);
            case "cut" -> cluster.servers().forEach(TestServer::closeConnections);
            case "clear" -> cluster.faults().clear();
            case "push" -> {
                return Integer.toString(push(words));
            }
            case "message" ->
                cluster.addMessage(
                        user(word(words, 0, "FROM")).id(),
                        user(word(words, 1, "TO")).id(),
                        text(words, 2));
            case "say" ->
                cluster.sendMessage(
                        user(word(words, 0, "FROM")).id(),
                        user(word(words, 1, "TO")).id(),
                        text(words, 2));
            case "heard" -> {
                List<String> texts = cluster.messages(
                        user(word(words, 0, "BY")).id(),
                        user(word(words, 1, "FROM")).id());
                return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
            }
            case "answer" -> {
                return answer(word(words, 0, "METHOD"));
            }
            case "requests" -> {
                return Integer.toString(
                        cluster.requests(word(words, 0, "METHOD")).size());
            }
            case "help" -> {
                return HELP;
            }
            default -> throw new IllegalArgumentException("no command is called " + command + "; say help");
        }
        return "";
    }

    private static Account account(List<String> words) {
        Account.Builder account = Account.builder(word(words, 0, "PHONE")).code(word(words, 1, "CODE"));
        if (words.size() > 2 && !words.get(2).equals("-")) {
            account.password(words.get(2)).passwordHint("as given");
        }
        if (words.size() > 3) {
            account.homeDc(number(words, 3, "DC"));
        }
        if (words.size() > 4) {
            account.firstName(words.get(4));
        }
        if (words.size() > 5) {
            account.lastName(words.get(5));
        }
        return account.build();
    }

    private int push(List<String> words) {
        Account account = person(word(words, 0, "PHONE"));
        String text = text(words, 1);
        AnyUpdates updates =
                new UpdateShort(new UpdateServiceNotification("TEST", text, new MessageMediaEmpty(), List.of()), (int)
                        Clock.systemUTC().instant().getEpochSecond());
        return cluster.push(account.id(), updates);
    }

    private Account person(String phone) {
        return cluster.account(phone)
                .orElseThrow(() -> new IllegalArgumentException("no account has the number " + phone));
    }

    /** Somebody by number, beginning with +, or by user id. */
    private Account user(String word) {
        if (word.startsWith("+")) {
            return person(word);
        }
        try {
            return cluster.account(Long.parseLong(word))
                    .orElseThrow(() -> new IllegalArgumentException("there is no user " + word));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("neither a number with + nor a user id: " + word, e);
        }
    }

    private static String text(List<String> words, int from) {
        word(words, from, "TEXT");
        return String.join(" ", words.subList(from, words.size()));
    }

    /** What went out last for a method: the length of the result, the length of what was sent, and in which form. */
    private String answer(String method) {
        List<RecordedRequest> requests = cluster.requests(method).stream()
                .filter(request -> request.error() == null)
                .toList();
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("no call of " + method + " was answered");
        }
        RecordedRequest last = requests.get(requests.size() - 1);
        return last.answerBytes() + " " + last.sentBytes() + (last.gzipped() ? " gzip_packed" : " plain");
    }

    private void acceptQrCode(List<String> words) {
        try {
            cluster.logins().acceptQrCode(word(words, 0, "PHONE"));
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<String> rest(List<String> words) {
        return words.subList(Math.min(1, words.size()), words.size());
    }

    private static int method(List<String> words) {
        return MethodNames.id(word(words, 0, "METHOD"));
    }

    private static int times(List<String> words) {
        return words.size() > 3 ? number(words, 3, "TIMES") : 1;
    }

    private static int number(List<String> words, int index, String meaning) {
        String word = word(words, index, meaning);
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(meaning + " is a number, not " + word, e);
        }
    }

    private static String word(List<String> words, int index, String meaning) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(
                    "word " + (index + 1) + " after the command, " + meaning + ", is missing");
        }
        return words.get(index);
    }
}
