package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The methods that a reader of one method wants to know too: those whose text names it or that its text names, and those
 * that do something else with the same thing, as {@code auth.exportAuthorization} and {@code auth.importAuthorization}.
 */
final class RelatedMethods {
    private static final int MOST = 8;
    private static final Pattern QUOTED = Pattern.compile("`([\\w.]+)`");
    private static final Pattern FIRST_WORD = Pattern.compile("^[a-z]+");

    private final Set<TlName> methods = new HashSet<>();
    private final Map<TlName, Set<TlName>> mentions = new HashMap<>();
    private final Map<String, Set<TlName>> sameObject = new HashMap<>();

    RelatedMethods(Schema schema) {
        schema.methods().forEach(method -> methods.add(method.name()));
        for (Method method : schema.methods()) {
            mentioned(method).forEach(other -> {
                add(method.name(), other);
                add(other, method.name());
            });
            sameObject
                    .computeIfAbsent(object(method.name()), key -> new TreeSet<>())
                    .add(method.name());
        }
    }

    /** At most eight, sorted by name; those that texts name go before those of the same thing. */
    List<TlName> of(Method method) {
        Set<TlName> related = new TreeSet<>();
        for (Set<TlName> group : List.of(
                mentions.getOrDefault(method.name(), Set.of()),
                sameObject.getOrDefault(object(method.name()), Set.of()))) {
            for (TlName other : group) {
                if (related.size() < MOST && !other.equals(method.name())) {
                    related.add(other);
                }
            }
        }
        return List.copyOf(related);
    }

    private Set<TlName> mentioned(Method method) {
        StringBuilder text = new StringBuilder(method.description()).append(' ').append(method.resultDescription());
        for (Field field : method.fields()) {
            text.append(' ').append(field.description());
        }
        Set<TlName> names = new HashSet<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            TlName name = TlName.parse(matcher.group(1));
            if (methods.contains(name) && !name.equals(method.name())) {
                names.add(name);
            }
        }
        return names;
    }

    private void add(TlName from, TlName to) {
        mentions.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
    }

    /** {@code messages.deleteMessages} and {@code messages.editMessage} → {@code messages.message}: no verb, no plural. */
    private static String object(TlName name) {
        String noun = FIRST_WORD.matcher(name.name()).replaceFirst("");
        String singular = noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
        return name.namespace() + "." + (singular.isEmpty() ? name.name() : singular.toLowerCase(Locale.ROOT));
    }
}
