package dev.mtproto4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void firstProgramOfTheReadmeIsTheOneThatTheBuildCompiles() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        String program = Files.readString(Path.of("src/main/java/dev/mtproto4j/examples/FirstProgram.java"));

        int start = readme.indexOf("```java\n") + "```java\n".length();
        String shown = readme.substring(start, readme.indexOf("```", start));

        assertThat(shown).isEqualTo(program);
        assertThat(shown.lines().count()).isLessThanOrEqualTo(12);
    }
}
