package dev.mtproto4j.generator.tools.upstream;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The error table in JSON, as the official site offers it. Its descriptions are not taken over: the words of an edition
 * are its own.
 *
 * @param errors which codes and types there are, and which methods raise them
 * @param userOnly methods that only people's accounts may call
 * @param botOnly methods that only bots may call
 * @param business methods that bots may call through business connections; null if the file does not say
 */
public record ErrorTable(
        List<Row> errors,
        Set<String> userOnly,
        Set<String> botOnly,
        @Nullable Set<String> business) {
    private static final Pattern NUMBER = Pattern.compile("(?<=_)(?:[0-9]+|X)(?=_|$)");
    private static final Pattern TYPE = Pattern.compile("\\S(?:.*\\S)?");

    /**
     * An error.
     *
     * @param type with numbers replaced by {@code %d}
     * @param methods those known to raise it; empty if any may
     */
    public record Row(int code, String type, List<String> methods, Location location) {}

    static boolean is(Json json) {
        return json instanceof Json.Obj object && object.get("errors") != null;
    }

    static ErrorTable read(SourceText source, Json json) {
        ErrorCollector problems = new ErrorCollector();
        problems.register(source);
        Json.Obj object = (Json.Obj) json;
        List<Row> rows = new ArrayList<>();
        members(object.get("errors"), "errors", problems).forEach((code, types) -> {
            if (!code.matches("-?[0-9]{1,5}")) {
                problems.error(types.location(), "\"" + code + "\" is not an error code", "");
                return;
            }
            members(types, "errors of " + code, problems).forEach((type, methods) -> {
                if (!TYPE.matcher(type).matches()) {
                    problems.error(methods.location(), "\"" + type + "\" cannot be an error type", "");
                }
                rows.add(new Row(
                        Integer.parseInt(code),
                        NUMBER.matcher(type).replaceAll("%d"),
                        texts(methods, type, problems),
                        methods.location()));
            });
        });
        Set<String> userOnly = new TreeSet<>(texts(object.get("user_only"), "user_only", problems));
        Set<String> botOnly = new TreeSet<>(texts(object.get("bot_only"), "bot_only", problems));
        Json business = object.get("business_supported");
        ErrorTable table = new ErrorTable(
                rows,
                userOnly,
                botOnly,
                business == null ? null : new TreeSet<>(texts(business, "business_supported", problems)));
        problems.throwIfErrors();
        return table;
    }

    private static Map<String, Json> members(@Nullable Json json, String what, ErrorCollector problems) {
        if (json instanceof Json.Obj object) {
            return object.members();
        }
        if (json != null) {
            problems.error(json.location(), "\"" + what + "\" is " + json.kind() + ", not an object", "");
        }
        return Map.of();
    }

    private static List<String> texts(@Nullable Json json, String what, ErrorCollector problems) {
        if (json == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (json instanceof Json.Array array) {
            for (Json each : array.values()) {
                if (each instanceof Json.Scalar scalar) {
                    texts.add(scalar.text());
                } else {
                    problems.error(each.location(), "expected the name of a method, found " + each.kind(), "");
                }
            }
        } else {
            problems.error(json.location(), "\"" + what + "\" is " + json.kind() + ", not a list of methods", "");
        }
        return texts;
    }
}
