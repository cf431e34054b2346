package dev.mtproto4j.core.fault;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What must not happen and did. Thread-safe. */
final class SoakViolations {

    private static final int PRINTED = 20;

    private final List<String> seen = new ArrayList<>();

    synchronized void add(String what) {
        seen.add(what);
        if (seen.size() <= PRINTED) {
            System.out.println("VIOLATION " + what);
        }
    }

    /** Runs a check whose error would otherwise be lost with its thread. */
    void guard(Runnable check) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            add(String.valueOf(e.getMessage()));
        }
    }

    synchronized boolean isEmpty() {
        return seen.isEmpty();
    }

    synchronized void print(PrintStream out) {
        out.println(seen.size() + " violations");
    }
}
