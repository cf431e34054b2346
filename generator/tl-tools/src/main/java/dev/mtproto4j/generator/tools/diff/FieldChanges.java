package dev.mtproto4j.generator.tools.diff;

import dev.mtproto4j.generator.tools.diff.Layout.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the fields of two versions of a definition belong together. */
public final class FieldChanges {
    private final Map<String, Part> removed = new LinkedHashMap<>();
    private final Map<String, Part> added = new LinkedHashMap<>();
    private final Map<Part, Part> renamed = new LinkedHashMap<>();
    private final Map<Part, Part> kept = new LinkedHashMap<>();
    private final boolean reordered;

    /** Compares two versions. */
    public FieldChanges(Layout before, Layout after) {
        before.parts().forEach((name, part) -> {
            Part now = after.parts().get(name);
            if (now == null) {
                removed.put(name, part);
            } else {
                kept.put(part, now);
            }
        });
        after.parts().forEach((name, part) -> {
            if (!before.parts().containsKey(name)) {
                added.put(name, part);
            }
        });
        matchRenamed(before, after);
        List<String> old = new ArrayList<>(before.parts().keySet());
        List<String> now = new ArrayList<>(after.parts().keySet());
        old.retainAll(now);
        now.retainAll(old);
        reordered = !old.equals(now);
    }

    /** Fields that are gone, by name. */
    public Map<String, Part> removed() {
        return removed;
    }

    /** Fields that are new, by name. */
    public Map<String, Part> added() {
        return added;
    }

    /** Fields with another name but the same type, condition and place: old to new. */
    public Map<Part, Part> renamed() {
        return renamed;
    }

    /** Fields that have the same name in both: old to new. */
    public Map<Part, Part> kept() {
        return kept;
    }

    /** Whether fields that have the same name in both stand in another order. */
    public boolean reordered() {
        return reordered;
    }

    private void matchRenamed(Layout before, Layout after) {
        for (Part old : List.copyOf(removed.values())) {
            List<Part> candidates = added.values().stream()
                    .filter(now -> now.type().equals(old.type())
                            && now.condition().equals(old.condition())
                            && neighbours(before, old).equals(neighbours(after, now)))
                    .toList();
            if (candidates.size() == 1 && !old.word()) {
                renamed.put(old, candidates.get(0));
                removed.remove(old.name());
                added.remove(candidates.get(0).name());
            }
        }
    }

    /** The name of the field before, which says where a field stands even if others have come elsewhere. */
    private static String neighbours(Layout layout, Part part) {
        String previous = "";
        for (Part each : layout.parts().values()) {
            if (each.equals(part)) {
                break;
            }
            if (!each.isSwitch()) {
                previous = each.name();
            }
        }
        return previous;
    }
}
