package dev.mtproto4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about testing shows the bot and its test as the build compiles and runs them. */
class TestingPageTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Path PAGE = Path.of("../docs/testing-your-bot.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST_BODY = Pattern.compile("throws Exception \\{\\R(.*?)\\R    }\\R", Pattern.DOTALL);

    @Test
    void theTestOnThePageIsTheOneThatRuns() throws IOException {
        assertThat(shown()).contains(body(EchoBotIT.class, "test"));
    }

    @Test
    void theBotOnThePageIsTheOneUnderTest() throws IOException {
        String bot = body(EchoBot.class, "main");
        String start = bot.substring(bot.indexOf("    /** Signs the bot in"), bot.indexOf("    /** What a user said"));
        assertThat(shown()).contains(start.stripTrailing().stripIndent() + '\n');
    }

    @Test
    void theLinesThatScriptLoginsRun() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("## Logins"), page.indexOf("## When a test fails"));
        List<String> lines = CODE.matcher(table)
                .results()
                .map(line -> line.group(1))
                .filter(line -> line.startsWith("telegram."))
                .toList();
        assertThat(lines).hasSizeGreaterThan(12);
        assertThat(body(ScriptedLoginIT.class, "test")).contains(lines);
    }

    @Test
    void theTestHasTenLines() throws IOException {
        MatchResult test = TEST_BODY
                .matcher(body(EchoBotIT.class, "test"))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(test.group(1).lines()).hasSizeLessThanOrEqualTo(10);
    }

    private static List<String> shown() throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String body(Class<?> type, String folder) throws IOException {
        return Files.readString(
                Path.of("src/" + folder + "/java", type.getName().replace('.', '/') + ".java"));
    }
}
