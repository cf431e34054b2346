package dev.mtproto4j.client.auth;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a console can be expected to know escape sequences for colours. */
final class Colours {

    private Colours() {}

    /**
     * As the environment of this process tells: not where {@code NO_COLOR} is set, and not on a terminal that calls itself
     * dumb. A console of Windows knows them when it is a newer one, which shows in the environment too.
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    static boolean areShown() {
        return areShown(System.getenv(), System.getProperty("os.name", ""));
    }

    static boolean areShown(Map<String, String> environment, String system) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String terminal = environment.getOrDefault("TERM", "");
        if (system.toLowerCase(Locale.ROOT).startsWith("windows") && terminal.isEmpty()) {
            return Stream.of("WT_SESSION", "ANSICON", "ConEmuANSI").anyMatch(environment::containsKey);
        }
        return !terminal.isEmpty() && !terminal.equals("dumb");
    }
}
