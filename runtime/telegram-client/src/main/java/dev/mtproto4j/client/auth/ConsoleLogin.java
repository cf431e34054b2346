package dev.mtproto4j.client.auth;

import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.help.TermsOfService;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks at a terminal, with the prompts that people know from other libraries. A class of your own may ask some of the
 * questions in another way: each is a method, and none calls another.
 */
public class ConsoleLogin implements Prompts {

    private final Terminal terminal;

    /** Asks at a terminal of your own. */
    public ConsoleLogin(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Asks at the terminal that the program was started from; on its standard streams when there is none. */
    public static ConsoleLogin system() {
        return new ConsoleLogin(Terminal.ofProcess().orElseGet(StreamTerminal::ofProcess));
    }

    /** Asks on streams, in UTF-8. A password is then visible. */
    public static ConsoleLogin of(InputStream in, PrintStream out) {
        return new ConsoleLogin(new StreamTerminal(in, out, StandardCharsets.UTF_8));
    }

    @Override
    public String phoneNumber() {
        while (true) {
            String typed = line("Enter phone number: ");
            if (BotToken.isLikely(typed) || typed.strip().equalsIgnoreCase(QR)) {
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
    public boolean resetLoginEmail(LoginState.WaitCode state) {
        return confirm(
                "Is that address lost? Codes can come by phone instead, maybe after some days. Give it up? (y/n): ");
    }

    @Override
    public char[] password(LoginState.WaitPassword state) {
        String hint = state.hint();
        return hidden(
                hint == null || hint.isBlank()
                        ? "Enter password: "
                        : "Enter password (hint: " + LoginMessages.oneLine(hint) + "): ");
    }

    private char[] hidden(String prompt) {
        char[] typed = terminal.readPassword(prompt);
        if (typed == null) {
            throw ended();
        }
        return typed;
    }

    @Override
    public boolean recoverPassword(LoginState.WaitPassword state) {
        return confirm("Forgot the password? A recovery code can be sent by e-mail. Send it? (y/n): ");
    }

    @Override
    public String recoveryCode(LoginState.WaitRecoveryCode state) {
        terminal.print("A recovery code was sent to " + LoginMessages.oneLine(state.emailPattern())
                + ". An empty line goes back to the password.");
        return line("Enter recovery code: ");
    }

    @Override
    public char[] newPassword(LoginState.WaitNewPassword state) {
        while (true) {
            char[] once = hidden("Enter new password (empty for none): ");
            if (once.length == 0) {
                return once;
            }
            char[] twice = hidden("Enter it again: ");
            boolean same = Arrays.equals(once, twice);
            Arrays.fill(twice, '\0');
            if (same) {
                return once;
            }
            Arrays.fill(once, '\0');
            problem("These are not the same.");
        }
    }

    @Override
    public @Nullable String newPasswordHint(LoginState.WaitNewPassword state) {
        return line("Enter a hint for it (empty for none): ").strip();
    }

    @Override
    public String email(LoginState.WaitEmail state) {
        terminal.print("This account needs an e-mail address for logins.");
        return line("Enter e-mail address: ");
    }

    @Override
    public String emailCode(LoginState.WaitEmailCode state) {
        terminal.print("A code was sent to " + LoginMessages.oneLine(state.emailPattern())
                + ". An empty line asks for the address again.");
        return line("Enter e-mail code: ");
    }

    /** Draws the code: 37 columns and 19 lines for a login link where the encoding has half blocks. */
    @Override
    public void qr(LoginState.WaitQrScan state) {
        QrText code = QrText.of(state.link(), terminal);
        if (code.fits(terminal)) {
            terminal.print("Scan this with a phone that is signed in: Settings, Devices, Link Desktop Device.");
            terminal.print(code.lines());
        } else {
            problem("A QR code needs " + code.columns() + " columns, and this terminal has " + terminal.columns()
                    + ". Make it wider: another code comes when this one expires.");
        }
    }

    @Override
    public FullName name(LoginState.WaitRegistration state) {
        terminal.print("This number has no account yet. Signing up makes one.");
        TermsOfService terms = state.terms();
        if (terms != null) {
            terminal.print(LoginMessages.printable(terms.text()));
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
        terminal.print(LoginMessages.printable(message));
    }

    @Override
    public void info(String message) {
        terminal.print(LoginMessages.printable(message));
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
        return text == null ? "" : LoginMessages.oneLine(text).strip();
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
}
