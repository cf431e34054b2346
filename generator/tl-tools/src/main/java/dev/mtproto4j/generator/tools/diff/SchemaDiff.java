package dev.mtproto4j.generator.tools.diff;

import static dev.mtproto4j.generator.tools.diff.Impact.BREAKING;
import static dev.mtproto4j.generator.tools.diff.Impact.COMPATIBLE;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Callers;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.ErrorType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.tools.diff.Detail.Aspect;
import dev.mtproto4j.generator.tools.diff.Entry.Action;
import dev.mtproto4j.generator.tools.diff.Entry.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two schemas by what they mean. Descriptions are not looked at.
 *
 * <p>Each difference is classified twice. <em>Wire</em>: breaking if the new schema cannot read what the old one wrote,
 * or reads something else. <em>Java</em>: breaking if code that used the generated classes does not compile; a new
 * constructor of a sealed type is not, though an exhaustive switch must handle it.
 */
public final class SchemaDiff {
    private final Schema before;
    private final Schema after;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final boolean compareErrors;
    private final boolean compareCallers;

    private SchemaDiff(Schema before, Schema after) {
        this.before = before;
        this.after = after;
        this.compareErrors = bothOrNeither(before, after, SchemaDiff::knowsErrors, "error tables", "errors were");
        this.compareCallers =
                bothOrNeither(before, after, SchemaDiff::knowsCallers, "word on who may call", "availability was");
    }

    /**
     * Compares.
     *
     * @param from what to call the old schema
     * @param to what to call the new schema
     */
    public static Changelog between(String from, Schema before, String to, Schema after) {
        SchemaDiff diff = new SchemaDiff(before, after);
        diff.methods();
        diff.constructors();
        diff.types();
        diff.errorTypes();
        diff.entries.sort(
                Comparator.comparing(Entry::kind).thenComparing(Entry::action).thenComparing(Entry::name));
        return new Changelog(from, to, before.layer(), after.layer(), diff.entries, diff.notes);
    }

    private void methods() {
        Map<TlName, Method> old = byName(before.methods());
        Map<TlName, Method> now = byName(after.methods());
        compare(Kind.METHOD, old, now, (was, is, details) -> {
            if (compareErrors) {
                details.addAll(MethodDiff.errors(was, is));
            }
            if (compareCallers) {
                details.addAll(MethodDiff.callers(was, is));
            }
        });
    }

    private void constructors() {
        compare(
                Kind.CONSTRUCTOR,
                byName(before.constructors()),
                byName(after.constructors()),
                (was, is, details) -> {});
    }

    /** Adds what differs besides the definition. */
    private interface Besides<T> {
        void compare(T was, T is, List<Detail> details);
    }

    private <T extends Combinator> void compare(Kind kind, Map<TlName, T> old, Map<TlName, T> now, Besides<T> besides) {
        List<T> gone = without(old, now.keySet());
        List<T> come = without(now, old.keySet());
        Map<TlName, T> renamed = Renames.find(gone, come);
        Set<TlName> lived = renamed.values().stream().map(Combinator::name).collect(Collectors.toSet());
        for (T each : gone) {
            if (!lived.contains(each.name())) {
                add(kind, Action.REMOVED, each, null, List.of(whole("removed", BREAKING)));
            }
        }
        now.forEach((name, is) -> {
            T was = old.getOrDefault(name, renamed.get(name));
            if (was == null) {
                add(kind, Action.ADDED, null, is, List.of(whole("added", COMPATIBLE)));
                return;
            }
            List<Detail> details = new ArrayList<>(CombinatorDiff.details(was, is));
            besides.compare(was, is, details);
            if (!details.isEmpty()) {
                add(kind, old.containsKey(name) ? Action.CHANGED : Action.RENAMED, was, is, details);
            }
        });
    }

    private void types() {
        Map<TlName, BoxedType> old = types(before);
        Map<TlName, BoxedType> now = types(after);
        old.forEach((name, type) -> {
            if (!now.containsKey(name)) {
                entries.add(new Entry(
                        Kind.TYPE, Action.REMOVED, name.toString(), "", "", List.of(whole("removed", BREAKING))));
            }
        });
        now.forEach((name, type) -> {
            BoxedType was = old.get(name);
            if (was == null) {
                entries.add(new Entry(
                        Kind.TYPE, Action.ADDED, name.toString(), "", "", List.of(whole("added", COMPATIBLE))));
            } else {
                List<Detail> details = typeDetails(was, type);
                if (!details.isEmpty()) {
                    entries.add(new Entry(Kind.TYPE, Action.CHANGED, name.toString(), "", "", details));
                }
            }
        });
    }

    private static List<Detail> typeDetails(BoxedType was, BoxedType is) {
        List<Detail> details = new ArrayList<>();
        Set<TlName> old = names(was);
        Set<TlName> now = names(is);
        old.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> details.add(
                        new Detail(Aspect.DEFINITION, "constructor " + name + " left", BREAKING, BREAKING)));
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name -> details.add(
                        new Detail(Aspect.DEFINITION, "constructor " + name + " came", COMPATIBLE, COMPATIBLE)));
        if (old.size() == 1 && now.size() > 1) {
            details.add(new Detail(
                    Aspect.FORM, "was one class, is a sealed interface with " + now.size(), COMPATIBLE, BREAKING));
        } else if (old.size() > 1 && now.size() == 1) {
            details.add(new Detail(Aspect.FORM, "was a sealed interface, is one class", COMPATIBLE, BREAKING));
        }
        return details;
    }

    private void errorTypes() {
        if (!compareErrors) {
            return;
        }
        Map<String, ErrorType> old = new TreeMap<>();
        Map<String, ErrorType> now = new TreeMap<>();
        before.errorTypes().forEach(type -> old.put(type.type(), type));
        after.errorTypes().forEach(type -> now.put(type.type(), type));
        old.forEach((name, type) -> {
            ErrorType is = now.get(name);
            if (is == null) {
                error(Action.REMOVED, name, "removed", BREAKING);
            } else if (!is.codes().equals(type.codes())) {
                error(Action.CHANGED, name, "codes are " + is.codes() + ", were " + type.codes(), COMPATIBLE);
            }
        });
        now.forEach((name, type) -> {
            if (!old.containsKey(name)) {
                error(Action.ADDED, name, "added with code " + type.codes().get(0), COMPATIBLE);
            }
        });
    }

    private void error(Action action, String name, String text, Impact java) {
        entries.add(
                new Entry(Kind.ERROR, action, name, "", "", List.of(new Detail(Aspect.ERROR, text, COMPATIBLE, java))));
    }

    private void add(
            Kind kind, Action action, @Nullable Combinator was, @Nullable Combinator is, List<Detail> details) {
        Combinator named = is != null ? is : was;
        entries.add(new Entry(
                kind,
                action,
                named == null ? "" : named.name().toString(),
                was == null ? "" : was.definition(),
                is == null ? "" : is.definition(),
                details));
    }

    private static Detail whole(String what, Impact impact) {
        return new Detail(Aspect.DEFINITION, what, impact, impact);
    }

    private boolean bothOrNeither(Schema a, Schema b, Predicate<Schema> knows, String what, String subject) {
        boolean old = knows.test(a);
        boolean now = knows.test(b);
        if (old != now) {
            notes.add("The " + (old ? "new" : "old") + " schema has no " + what + ", so " + subject + " not compared.");
        }
        return old && now;
    }

    private static boolean knowsErrors(Schema schema) {
        return !schema.errorTypes().isEmpty();
    }

    private static boolean knowsCallers(Schema schema) {
        return schema.methods().stream().anyMatch(method -> !method.callers().equals(Callers.UNKNOWN));
    }

    private static <T extends Combinator> Map<TlName, T> byName(Collection<T> combinators) {
        Map<TlName, T> result = new LinkedHashMap<>();
        combinators.forEach(combinator -> result.put(combinator.name(), combinator));
        return result;
    }

    private static <T extends Combinator> List<T> without(Map<TlName, T> all, Set<TlName> names) {
        return all.values().stream()
                .filter(each -> !names.contains(each.name()))
                .toList();
    }

    private static Map<TlName, BoxedType> types(Schema schema) {
        Map<TlName, BoxedType> result = new TreeMap<>();
        schema.types().forEach(type -> result.put(type.name(), type));
        return result;
    }

    private static Set<TlName> names(BoxedType type) {
        return type.constructors().stream()
                .map(Combinator::name)
                .collect(Collectors.toCollection(() -> new TreeSet<TlName>()));
    }
}
