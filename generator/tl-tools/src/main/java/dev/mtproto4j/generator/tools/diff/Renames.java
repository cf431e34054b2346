package dev.mtproto4j.generator.tools.diff;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which definitions that are gone live on under another name.
 *
 * <p>TL does not say. Equal ids decide; else the fields, the words of the name and the result are compared, and the best
 * pairs that are alike enough are taken.
 */
public final class Renames {
    private static final double ENOUGH = 0.55;
    private static final double ENOUGH_NAME = 0.4;
    /** A name is all that there is to go by if there are no fields. */
    private static final double ENOUGH_NAME_ALONE = 0.8;

    private static final int MOST_PAIRS = 1_000_000;

    private record Pair(Combinator before, Combinator after, double score) {}

    private Renames() {}

    /**
     * Pairs of definitions, each in at most one pair.
     *
     * @param gone definitions of the old schema whose names the new one does not have
     * @param come definitions of the new schema whose names the old one does not have
     * @return new name to old definition
     */
    public static <T extends Combinator> Map<TlName, T> find(Collection<T> gone, Collection<T> come) {
        List<Pair> pairs = new ArrayList<>();
        boolean many = (long) gone.size() * come.size() > MOST_PAIRS;
        Map<T, Layout> layouts = new LinkedHashMap<>();
        come.forEach(after -> layouts.put(after, new Layout(after)));
        for (T before : gone) {
            Layout old = new Layout(before);
            for (Map.Entry<T, Layout> candidate : layouts.entrySet()) {
                T after = candidate.getKey();
                if (many
                        && before.id() != after.id()
                        && !before.name().name().equals(after.name().name())) {
                    continue;
                }
                double score = score(before, old, after, candidate.getValue());
                if (score >= ENOUGH) {
                    pairs.add(new Pair(before, after, score));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparing(pair -> pair.before().name())
                .thenComparing(pair -> pair.after().name()));
        Map<TlName, T> found = new LinkedHashMap<>();
        Set<TlName> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!taken.contains(pair.before().name())
                    && !found.containsKey(pair.after().name())) {
                taken.add(pair.before().name());
                @SuppressWarnings("unchecked") // it came from the collection gone
                T before = (T) pair.before();
                found.put(pair.after().name(), before);
            }
        }
        return found;
    }

    private static double score(Combinator before, Layout old, Combinator after, Layout now) {
        if (before.id() == after.id()) {
            return 1;
        }
        boolean sameResult = old.result().equals(now.result());
        double names = alike(before.name().name(), after.name().name());
        if (old.parts().isEmpty() || now.parts().isEmpty()) {
            boolean bare = old.parts().isEmpty() && now.parts().isEmpty();
            return bare && sameResult && names >= ENOUGH_NAME_ALONE ? names : 0;
        }
        if (names < ENOUGH_NAME) {
            return 0;
        }
        double score = 0.5 * overlap(old.texts(), now.texts())
                + 0.2 * overlap(old.parts().keySet(), now.parts().keySet())
                + 0.3 * names
                // The same name in another namespace is hardly chance.
                + (names == 1 ? 0.1 : 0);
        return sameResult ? score : score - 0.2;
    }

    private static double overlap(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size());
    }

    /** 1 for equal, 0 for nothing in common: Levenshtein's distance by the longer length. */
    private static double alike(String a, String b) {
        String x = a.toLowerCase(Locale.ROOT);
        String y = b.toLowerCase(Locale.ROOT);
        int[] previous = new int[y.length() + 1];
        for (int j = 0; j <= y.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= x.length(); i++) {
            int[] current = new int[y.length() + 1];
            current[0] = i;
            for (int j = 1; j <= y.length(); j++) {
                int change = previous[j - 1] + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return 1 - (double) previous[y.length()] / Math.max(1, Math.max(x.length(), y.length()));
    }
}
