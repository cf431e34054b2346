package dev.mtproto4j.generator.schema.link;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. Stops after a while, so that a file full of errors costs little. */
final class Suggestions {
    private static final int MAX_SEARCHES = 100;
    private static final int MAX_LENGTH = 64;
    private static final int MAX_DISTANCE = 2;

    private int searches;

    /** Advice that names the closest of some names, or the fallback if none is close. */
    String advice(String wrong, Collection<String> names, String fallback) {
        return closest(wrong, names).map(name -> "Did you mean " + name + "?").orElse(fallback);
    }

    /** The closest of some names, if any is close enough to have been meant. */
    Optional<String> closest(String wrong, Collection<String> names) {
        if (++searches > MAX_SEARCHES || wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lower = wrong.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Math.min(MAX_DISTANCE, Math.max(1, wrong.length() / 3)) + 1;
        for (String name : names) {
            if (Math.abs(name.length() - wrong.length()) < bestDistance) {
                int distance = distance(lower, name.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    best = name;
                    bestDistance = distance;
                }
            }
        }
        return bestDistance < wrong.length() ? Optional.ofNullable(best) : Optional.empty();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
