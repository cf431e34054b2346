package dev.mtproto4j.client.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, TERM, xterm-256color, true",
        "Linux, TERM, dumb, false",
        "Linux, HOME, /home/ada, false",
        "Windows 11, WT_SESSION, 1, true",
        "Windows 10, ConEmuANSI, ON, true",
        "Windows 10, TEMP, C, false",
        "Windows 10, TERM, cygwin, true",
    })
    void asTheEnvironmentTells(String system, String variable, String value, boolean shown) {
        assertThat(Colours.areShown(Map.of(variable, value), system)).isEqualTo(shown);
        assertThat(Colours.areShown(Map.of(variable, value, "NO_COLOR", "1"), system))
                .isFalse();
        assertThat(Colours.areShown(Map.of(variable, value, "NO_COLOR", ""), system))
                .isEqualTo(shown);
    }
}
