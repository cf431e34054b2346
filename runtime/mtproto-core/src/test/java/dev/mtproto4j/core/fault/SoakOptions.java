package dev.mtproto4j.core.fault;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a soak does.
 *
 * @param duration how long
 * @param callsPerSecond of all clients together
 * @param seed from which calls and faults follow
 * @param sampleEvery how often the process is looked at
 * @param output where the plot and the table go
 */
record SoakOptions(Duration duration, int callsPerSecond, long seed, Duration sampleEvery, Path output) {

    private static final String USAGE =
            "soak [--minutes 60] [--rate CALLS_PER_SECOND] [--seed N] [--sample SECONDS] [--out FOLDER]";

    static SoakOptions parse(String... arguments) {
        SoakOptions options =
                new SoakOptions(Duration.ofMinutes(60), 160, 1, Duration.ofMinutes(1), Path.of("target", "soak"));
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        for (int i = 0; i < arguments.length; i += 2) {
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private SoakOptions with(String name, String value) {
        try {
            return switch (name) {
                case "--minutes" ->
                    new SoakOptions(
                            Duration.ofSeconds((long) (60 * Double.parseDouble(value))),
                            callsPerSecond,
                            seed,
                            sampleEvery,
                            output);
                case "--rate" -> new SoakOptions(duration, positive(value), seed, sampleEvery, output);
                case "--seed" -> new SoakOptions(duration, callsPerSecond, Long.parseLong(value), sampleEvery, output);
                case "--sample" ->
                    new SoakOptions(duration, callsPerSecond, seed, Duration.ofSeconds(positive(value)), output);
                case "--out" -> new SoakOptions(duration, callsPerSecond, seed, sampleEvery, Path.of(value));
                default -> throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + value + " is not a number\n" + USAGE, e);
        }
    }

    private static int positive(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) {
            throw new NumberFormatException();
        }
        return number;
    }

    @Override
    public String toString() {
        return "soak for " + duration + ", " + callsPerSecond + " calls/s, seed " + seed;
    }
}
