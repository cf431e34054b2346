package dev.mtproto4j.generator.tools.diff;

import static dev.mtproto4j.generator.tools.diff.Impact.BREAKING;
import static dev.mtproto4j.generator.tools.diff.Impact.COMPATIBLE;

import dev.mtproto4j.generator.schema.model.Callers.Availability;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.tools.diff.Detail.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What differs around a method: its error table and who may call it. Nothing of it is on the wire. */
final class MethodDiff {
    private MethodDiff() {}

    static List<Detail> errors(Method before, Method after) {
        List<Detail> details = new ArrayList<>();
        Map<String, ErrorRow> old = rows(before);
        Map<String, ErrorRow> now = rows(after);
        old.forEach((type, row) -> {
            ErrorRow is = now.get(type);
            if (is == null) {
                // The constant of the method's enum goes with the row.
                details.add(new Detail(Aspect.ERROR, "error " + text(row) + " removed", COMPATIBLE, BREAKING));
            } else if (is.code() != row.code()) {
                details.add(new Detail(
                        Aspect.ERROR,
                        "error " + type + " has code " + is.code() + ", was " + row.code(),
                        COMPATIBLE,
                        COMPATIBLE));
            }
        });
        now.forEach((type, row) -> {
            if (!old.containsKey(type)) {
                details.add(new Detail(Aspect.ERROR, "error " + text(row) + " added", COMPATIBLE, COMPATIBLE));
            }
        });
        return details;
    }

    static List<Detail> callers(Method before, Method after) {
        List<Detail> details = new ArrayList<>();
        caller("users", before.callers().users(), after.callers().users(), details);
        caller("bots", before.callers().bots(), after.callers().bots(), details);
        caller(
                "business connections",
                before.callers().business(),
                after.callers().business(),
                details);
        return details;
    }

    private static void caller(String who, Availability was, Availability is, List<Detail> details) {
        String change = change(was, is);
        if (change != null) {
            details.add(new Detail(Aspect.AVAILABILITY, String.format(change, who), COMPATIBLE, COMPATIBLE));
        }
    }

    private static @Nullable String change(Availability was, Availability is) {
        if (was == is) {
            return null;
        }
        return switch (is) {
            case YES -> was == Availability.NO ? "%s may call it now" : "%s may call it, which was not known";
            case NO ->
                was == Availability.YES ? "%s may not call it any more" : "%s may not call it, which was not known";
            case UNKNOWN -> "whether %s may call it is not known any more";
        };
    }

    private static Map<String, ErrorRow> rows(Method method) {
        Map<String, ErrorRow> rows = new TreeMap<>();
        method.errors().forEach(row -> rows.putIfAbsent(row.type(), row));
        return rows;
    }

    private static String text(ErrorRow row) {
        return row.code() + " " + row.type();
    }
}
