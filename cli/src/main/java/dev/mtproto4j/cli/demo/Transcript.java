package dev.mtproto4j.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** What the demo prints: numbered steps, what a person sees, and what the server recorded. */
final class Transcript {
    private final PrintWriter out;
    private int steps;

    Transcript(PrintWriter out) {
        this.out = out;
    }

    /** Begins a step. */
    void step(String title) {
        steps++;
        out.printf(Locale.ROOT, "%n%d. %s%n", steps, title);
        out.flush();
    }

    /** A fact about the step. */
    void note(String text) {
        out.println("   " + text);
        out.flush();
    }

    /** A line as it stands on the person's terminal. */
    void screen(String text) {
        out.println("   | " + text);
        out.flush();
    }

    /** The last line. */
    void end(String text) {
        out.println();
        out.println(text);
        out.flush();
    }
}
