package dev.mtproto4j.tl.table;

import dev.mtproto4j.tl.table.TableField.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a table, line by line.
 *
 * <pre>
 * 5bd9a5b7:auth.exportAuthorization dc_id:i =t3       a method: id, name, fields, result
 * =auth.ExportedAuthorization                         a type, counted from 0, and its constructors
 * b434e2b8:auth.exportedAuthorization id:l bytes:b    one with a class
 * =                                                   a type without a class
 * 1c160f4a # ?0l ?1s t7                               one without a class: its fields have no names
 * </pre>
 *
 * <p>Types: {@code #} flags word, {@code i} int, {@code l} long, {@code d} double, {@code s} string, {@code b} bytes,
 * {@code q} int128, {@code Q} int256, {@code o} Bool, {@code T} true, {@code t7} boxed value of type 7,
 * {@code c1c160f4a} bare constructor, {@code p1c160f4ai} boxed int, {@code v…} Vector of, {@code w…} vector of,
 * {@code *} Object, {@code !} function, {@code X2} result of the function in field 2. {@code ?5…}: there if bit 5 of the
 * first word is set; {@code ?1.5…}: of the second word.
 */
final class TableParser {
    private final TlTable table;
    private final List<String> typeNames = new ArrayList<>();
    private final List<Layout> layouts = new ArrayList<>();

    TableParser(TlTable table) {
        this.table = table;
    }

    List<String> typeNames() {
        return List.copyOf(typeNames);
    }

    List<Layout> layouts() {
        return layouts;
    }

    void line(String line) {
        if (line.startsWith("=")) {
            typeNames.add(line.substring(1));
            return;
        }
        String[] words = line.split(" ", -1);
        int type = typeNames.isEmpty() ? TlTable.METHOD : typeNames.size() - 1;
        int id = hex(words[0]);
        String name = words[0].length() > 8 ? words[0].substring(9) : "";
        List<TableField> fields = new ArrayList<>();
        List<Integer> flags = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("=X")) {
                layouts.add(new Layout(id, name, type, fields, null, Integer.parseInt(words[i].substring(2))));
                return;
            } else if (words[i].startsWith("=")) {
                layouts.add(new Layout(id, name, type, fields, type(words[i].substring(1)), -1));
                return;
            }
            TableField field = field(words[i], flags);
            if (field.is(Kind.WORD)) {
                flags.add(fields.size());
            }
            fields.add(field);
        }
        layouts.add(new Layout(id, name, type, fields, null, -1));
    }

    private TableField field(String word, List<Integer> flags) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? "" : word.substring(0, colon);
        String spec = word.substring(colon + 1);
        if (spec.equals("#")) {
            return new TableField(name, Scalar.INT, Kind.WORD, -1, 0);
        } else if (!spec.startsWith("?")) {
            return new TableField(name, type(spec), Kind.REQUIRED, -1, 0);
        }
        int end = 1;
        while (Character.isDigit(spec.charAt(end)) || spec.charAt(end) == '.') {
            end++;
        }
        int dot = spec.indexOf('.');
        int ordinal = dot < 0 ? 0 : Integer.parseInt(spec.substring(1, dot));
        int mask = 1 << Integer.parseInt(spec.substring(Math.max(0, dot) + 1, end));
        String type = spec.substring(end);
        return type.equals("T")
                ? new TableField(name, null, Kind.BIT, flags.get(ordinal), mask)
                : new TableField(name, type(type), Kind.OPTIONAL, flags.get(ordinal), mask);
    }

    private ValueType type(String code) {
        String rest = code.substring(1);
        return switch (code.charAt(0)) {
            case 't' -> new References.Boxed(table, Integer.parseInt(rest));
            case 'c' -> new References.Bare(table, hex(rest));
            case 'p' -> new References.BoxedScalar(hex(rest), Scalar.of(rest.charAt(8)));
            case 'v' -> vector(rest, true);
            case 'w' -> vector(rest, false);
            case '*' -> new References.AnyObject(table);
            case '!' -> new References.Function(table);
            default -> Scalar.of(code.charAt(0));
        };
    }

    private ValueType vector(String element, boolean boxed) {
        return switch (element) {
            case "i" -> boxed ? Scalar.INT_VECTOR : Scalar.BARE_INT_VECTOR;
            case "l" -> boxed ? Scalar.LONG_VECTOR : Scalar.BARE_LONG_VECTOR;
            default -> new References.VectorOf(type(element), boxed);
        };
    }

    private static int hex(String text) {
        return Integer.parseUnsignedInt(text.substring(0, 8), 16);
    }
}
