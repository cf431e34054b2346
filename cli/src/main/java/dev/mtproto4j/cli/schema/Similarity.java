package dev.mtproto4j.cli.schema;

/** Whether somebody who typed one name may have meant another. */
final class Similarity {
    private static final int MOST_SLIPS = 2;

    private Similarity() {}

    /** Whether a name contains what was typed, or differs from it by two letters at most. */
    static boolean isClose(String name, String typed) {
        return name.contains(typed)
                || (Math.abs(name.length() - typed.length()) <= MOST_SLIPS
                        && typed.length() > 2 * MOST_SLIPS
                        && distance(name, typed) <= MOST_SLIPS);
    }

    /** How many letters have to be added, removed or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
