package dev.mtproto4j.cli.demo;

/** The demo shows what happened, and ends at the first thing that did not. */
final class Checks {
    private Checks() {}

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("this should be so and is not: " + what);
        }
    }
}
