package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.help.TermsOfService;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks at a terminal, with the prompts that people know from other libraries. */
public final class ConsoleLogin implements Prompts {

    private final Terminal terminal;

    /** Asks at a terminal of your own. */
    public ConsoleLogin(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Asks at the terminal that the program was started from; on its standard streams when there is none. */
    public static ConsoleLogin system() {
        return new ConsoleLogin(SystemTerminal.find());
    }

    /** Asks on streams, in UTF-8. A password is then visible. */
    public static ConsoleLogin of(InputStream in, PrintStream out) {
        return new ConsoleLogin(new StreamTerminal(in, out, StandardCharsets.UTF_8));
    }

    @Override
    public String phoneNumber() {
        while (true) {
            String typed = line("Enter phone number: ");
            if (BotToken.isLikely(typed)) {
                return typed;
            }
            try {
                String number = PhoneNumber.parse(typed);
                if (confirm("Is \"" + number + "\" correct? (y/n): ")) {
                    return number;
                }
            } catch (LoginInputException e) {
                problem(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public String code(LoginState.WaitCode state) {
        return line("Enter phone code: ");
    }

    @Override
    public char[] password(LoginState.WaitPassword state) {
        String hint = state.hint();
        char[] typed = terminal.readPassword(
                hint == null || hint.isBlank() ? "Enter password: " : "Enter password (hint: " + oneLine(hint) + "): ");
        if (typed == null) {
            throw ended();
        }
        return typed;
    }

    @Override
    public FullName name(LoginState.WaitRegistration state) {
        terminal.print("This number has no account yet. Signing up makes one.");
        TermsOfService terms = state.terms();
        if (terms != null) {
            terminal.print(printable(terms.text()));
            if (!confirm("Do you agree to these terms? (y/n): ")) {
                throw new LoginCancelledException("The terms of service were not accepted; no account was made.");
            }
        }
        String first = line("Enter first name: ");
        while (first.isBlank()) {
            problem("The first name is empty.");
            first = line("Enter first name: ");
        }
        return new FullName(first, line("Enter last name (empty to skip): "));
    }

    @Override
    public void problem(String message) {
        terminal.print(message);
    }

    @Override
    public void info(String message) {
        terminal.print(printable(message));
    }

    @Override
    public void loggedIn(User user) {
        terminal.print("Logged in successfully as " + describe(user));
    }

    /** Such as {@code Ada Lovelace (@ada, id 1001)}. */
    public static String describe(User user) {
        StringBuilder name = new StringBuilder(part(user.firstName()));
        String last = part(user.lastName());
        if (!last.isEmpty()) {
            name.append(name.isEmpty() ? "" : " ").append(last);
        }
        if (name.isEmpty()) {
            name.append(user.bot() ? "bot" : "user");
        }
        String username = part(user.username());
        return name + " (" + (username.isEmpty() ? "" : "@" + username + ", ") + "id " + user.id() + ")";
    }

    private static String part(@Nullable String text) {
        return text == null ? "" : oneLine(text).strip();
    }

    private boolean confirm(String question) {
        while (true) {
            String answer = line(question).strip().toLowerCase(Locale.ROOT);
            if (answer.equals("y") || answer.equals("yes")) {
                return true;
            }
            if (answer.equals("n") || answer.equals("no")) {
                return false;
            }
            problem("Please answer y or n.");
        }
    }

    private String line(String prompt) {
        String typed = terminal.readLine(prompt);
        if (typed == null) {
            throw ended();
        }
        return typed;
    }

    private static LoginCancelledException ended() {
        return new LoginCancelledException("The input has ended; nobody is signed in.");
    }

    /** Names and hints come from other people: they must not move the cursor or change colours. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u2028\u2029\u202a-\u202e\u2066-\u2069]", "");
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }
}
