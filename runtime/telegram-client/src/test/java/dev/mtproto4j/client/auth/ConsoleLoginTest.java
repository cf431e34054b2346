package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.type.DataJSON;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.auth.AuthorizationSignUpRequired;
import dev.mtproto4j.api.type.auth.CodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeCall;
import dev.mtproto4j.api.type.auth.SentCodeTypeEmailCode;
import dev.mtproto4j.api.type.auth.SentCodeTypeSms;
import dev.mtproto4j.api.type.help.TermsOfService;
import dev.mtproto4j.client.support.Samples;
import dev.mtproto4j.client.support.ScriptedInvoker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees and types, line by line. */
class ConsoleLoginTest {

    private static final TermsOfService TERMS = TermsOfService.builder()
            .id(new DataJSON("{}"))
            .text("Be kind.\u001b[2J")
            .entities(List.of())
            .build();

    private final LoginFixture fixture = new LoginFixture();
    private final ScriptedInvoker server = fixture.server;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private User logIn(String... typed) {
        String input = String.join("\n", typed) + (typed.length == 0 ? "" : "\n");
        ConsoleLogin console = ConsoleLogin.of(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(screen, true, StandardCharsets.UTF_8));
        return new InteractiveLogin(fixture.login, console, fixture.clock, null).run();
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private ScriptedInvoker codeSent() {
        return server.result("auth.sendCode", new SentCode(new SentCodeTypeSms(5), "h"));
    }

    @Test
    void numberAndCode() {
        codeSent().result("auth.signIn", Samples.authorization());
        assertThat(logIn("+999 66 10001", "y", "12345")).isEqualTo(Samples.ada());
        assertThat(shown()).isEqualTo("""
            Enter phone number: Is "+9996610001" correct? (y/n): The code was sent by SMS.
            Enter phone code: Logged in successfully as Ada Lovelace (@ada, id 1001)
            """);
    }

    @Test
    void badInputIsSaidAndAskedAgain() {
        codeSent().error("auth.signIn", 400, "PHONE_CODE_INVALID").result("auth.signIn", Samples.authorization());
        logIn("", "call me", "(999) 66-1.0001", "what", "n", "9996610001", "Y", "", "00000", "12345");
        assertThat(shown()).isEqualTo("""
            Enter phone number: The phone number is empty. Type it with the country code, such as \
            +1 234 567 8900.
            Enter phone number: A phone number has no 'c'. Type digits with the country code, such as \
            +1 234 567 8900.
            Enter phone number: Is "+9996610001" correct? (y/n): Please answer y or n.
            Is "+9996610001" correct? (y/n): Enter phone number: Is "+9996610001" correct? (y/n): \
            The code was sent by SMS.
            Enter phone code: The code is empty. Type the code that you were sent.
            Enter phone code: That is not the code.
            Enter phone code: Logged in successfully as Ada Lovelace (@ada, id 1001)
            """);
    }

    @Test
    void threeWrongCodesBeginAgain() {
        codeSent().result("auth.cancelCode", true);
        for (int i = 0; i < 3; i++) {
            server.error("auth.signIn", 400, "PHONE_CODE_INVALID");
        }
        codeSent().result("auth.signIn", Samples.authorization());
        logIn("9996610001", "y", "1", "2", "3", "9996610001", "y", "12345");
        assertThat(shown()).contains("Three wrong codes. Begin again with the phone number.\nEnter phone number: ");
        assertThat(server.names())
                .containsExactly(
                        "auth.sendCode",
                        "auth.signIn",
                        "auth.signIn",
                        "auth.signIn",
                        "auth.cancelCode",
                        "auth.sendCode",
                        "auth.signIn");
    }

    @Test
    void anEmptyLineTooEarlySaysWhenToPressItAgain() {
        SentCode first = SentCode.builder()
                .type(new SentCodeTypeSms(5))
                .phoneCodeHash("h")
                .nextType(new CodeTypeCall())
                .timeout(30)
                .build();
        server.result("auth.sendCode", first);
        assertThatThrownBy(() -> logIn("9996610001", "y", "")).isInstanceOf(LoginCancelledException.class);
        assertThat(shown()).contains("Another one can be sent by a call in 30 seconds: press Enter then.");
    }

    @Test
    void anEmptyLineResendsWhenItMay() {
        SentCode atOnce = SentCode.builder()
                .type(new SentCodeTypeSms(5))
                .phoneCodeHash("h")
                .nextType(new CodeTypeCall())
                .build();
        server.result("auth.sendCode", atOnce)
                .result("auth.resendCode", new SentCode(new SentCodeTypeCall(5), "h2"))
                .result("auth.signIn", Samples.authorization());
        logIn("9996610001", "y", "", "12345");
        assertThat(shown()).contains("Enter phone code: You will be called, and told the code.\nEnter phone code: ");
    }

    @Test
    void anAddressThatIsLostIsGivenUp() {
        SentCode byEmail = SentCode.builder()
                .type(new SentCodeTypeEmailCode("a***@b.c", 5))
                .phoneCodeHash("h")
                .build();
        server.result("auth.sendCode", byEmail)
                .result("auth.resetLoginEmail", new SentCode(new SentCodeTypeSms(5), "h2"))
                .result("auth.signIn", Samples.authorization());
        logIn("9996610001", "y", "", "n", "", "y", "12345");
        assertThat(shown()).contains("""
            The code was sent to a***@b.c.
            Enter phone code: Is that address lost? Codes can come by phone instead, maybe after some days. Give it up? \
            (y/n): The code is empty. Type the code that you were sent.
            """).endsWith("""
            Give it up? (y/n): The code was sent by SMS.
            Enter phone code: Logged in successfully as Ada Lovelace (@ada, id 1001)
            """);
    }

    @Test
    void signUpWithTerms() {
        codeSent()
                .result(
                        "auth.signIn",
                        AuthorizationSignUpRequired.builder()
                                .termsOfService(TERMS)
                                .build())
                .result("auth.signUp", Samples.authorization());
        logIn("9996610001", "y", "1", "y", "", "Ada", "Lovelace");
        assertThat(shown()).contains("""
            This number has no account yet. Signing up makes one.
            Be kind.[2J
            Do you agree to these terms? (y/n): Enter first name: The first name is empty.
            Enter first name: Enter last name (empty to skip): Logged in successfully as Ada\
            """);
    }

    @Test
    void refusedTermsMakeNoAccount() {
        codeSent()
                .result(
                        "auth.signIn",
                        AuthorizationSignUpRequired.builder()
                                .termsOfService(TERMS)
                                .build());
        assertThatThrownBy(() -> logIn("9996610001", "y", "1", "n"))
                .isInstanceOf(LoginCancelledException.class)
                .hasMessageContaining("no account was made");
    }

    @Test
    void aBotTokenAtThePromptSignsTheBotIn() {
        server.result("auth.importBotAuthorization", Samples.authorization());
        logIn("110:AAbotToken");
        assertThat(shown()).isEqualTo("Enter phone number: Logged in successfully as Ada Lovelace (@ada, id 1001)\n");
    }

    @Test
    void theEndOfTheInputGivesUp() {
        assertThatThrownBy(this::logIn)
                .isInstanceOf(LoginCancelledException.class)
                .hasMessage("The input has ended; nobody is signed in.");
    }

    @Test
    void aRefusalForGoodIsTold() {
        server.error("auth.sendCode", 400, "PHONE_NUMBER_BANNED");
        assertThatThrownBy(() -> logIn("9996610001", "y"))
                .isInstanceOf(LoginFailedException.class)
                .hasMessage("This phone number is banned from Telegram.");
        LoginFixture second = new LoginFixture();
        second.server.error("auth.sendCode", 420, "FLOOD_WAIT_7200");
        assertThatThrownBy(() -> new InteractiveLogin(
                                second.login,
                                ConsoleLogin.of(new ByteArrayInputStream(new byte[0]), new PrintStream(screen)),
                                second.clock,
                                "+9996610001")
                        .run())
                .isInstanceOf(LoginFailedException.class)
                .hasMessage("Too many attempts. The server asks to wait 2 hours.");
    }

    @Test
    void namesOfOthersCannotMoveTheCursor() {
        User odd = User.builder().id(5).firstName("A\u001b[31m\nB\u202e").build();
        assertThat(ConsoleLogin.describe(odd)).isEqualTo("A[31mB (id 5)");
        assertThat(ConsoleLogin.describe(User.builder().id(6).botInfoVersion(1).build()))
                .isEqualTo("bot (id 6)");
    }
}
