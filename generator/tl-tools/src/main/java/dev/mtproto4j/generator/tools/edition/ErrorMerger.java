package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.tools.upstream.ErrorTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Adds what an error table knows: rows, error types, codes, who may call. Nothing is taken away, because no table is
 * complete.
 */
final class ErrorMerger {
    private final List<EditionFile> files;
    private final Placement placement;
    private final ErrorTable table;
    private final List<String> warnings = new ArrayList<>();
    private int rows;
    private int types;

    ErrorMerger(List<EditionFile> files, Placement placement, ErrorTable table) {
        this.files = files;
        this.placement = placement;
        this.table = table;
    }

    /** Rows added to the tables of methods. */
    int rows() {
        return rows;
    }

    /** Error types added. */
    int types() {
        return types;
    }

    /** What the table says of methods that the edition does not have. */
    List<String> warnings() {
        return warnings;
    }

    void merge() {
        Map<String, Set<Integer>> codes = new TreeMap<>();
        Map<String, Map<String, Integer>> byMethod = new TreeMap<>();
        for (ErrorTable.Row row : table.errors()) {
            codes.computeIfAbsent(row.type(), t -> new LinkedHashSet<>()).add(row.code());
            row.methods()
                    .forEach(method -> byMethod.computeIfAbsent(method, m -> new TreeMap<>())
                            .putIfAbsent(row.type(), row.code()));
        }
        declare(codes);
        Set<String> known = new HashSet<>();
        for (EditionFile file : files) {
            List<Block> blocks = file.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof DefinitionBlock block && block.function()) {
                    known.add(block.name());
                    List<Note> notes = new ArrayList<>(block.notes());
                    callers(block.name(), notes);
                    // A type with a space could not be told from a type and a text.
                    byMethod.getOrDefault(block.name(), Map.of()).forEach((type, code) -> add(notes, type, code));
                    blocks.set(i, block.withNotes(notes));
                }
            }
        }
        Set<String> unknown = new LinkedHashSet<>(byMethod.keySet());
        unknown.addAll(table.userOnly());
        unknown.addAll(table.botOnly());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            warnings.add("the error table names methods that the schema does not have: " + String.join(", ", unknown));
        }
    }

    private void declare(Map<String, Set<Integer>> codes) {
        Map<String, NamedBlock> declared = new TreeMap<>();
        for (EditionFile file : files) {
            file.blocks().stream()
                    .filter(block -> block instanceof NamedBlock named && named.error())
                    .map(NamedBlock.class::cast)
                    .forEach(block -> declared.put(block.name(), block));
        }
        codes.forEach((type, numbers) -> {
            NamedBlock block = declared.get(type);
            if (block == null) {
                String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
                placement.insertError(new NamedBlock(true, type, List.of("//@errortype " + list + " " + type)));
                types++;
            } else {
                addCodes(block, numbers);
            }
        });
    }

    private static void addCodes(NamedBlock block, Set<Integer> numbers) {
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (line.strip().startsWith("//@errortype")) {
                String written = line.strip().replaceFirst("^\\S+\\s+", "").replaceFirst("\\s.*", "");
                Set<String> all = new LinkedHashSet<>(List.of(written.split(",")));
                numbers.forEach(number -> all.add(number.toString()));
                block.lines().set(i, line.replaceFirst("\\Q" + written + "\\E", String.join(",", all)));
            }
        }
    }

    private void callers(String method, List<Note> notes) {
        if (table.userOnly().contains(method)) {
            caller(notes, "users", "yes");
            caller(notes, "bots", "no");
        } else if (table.botOnly().contains(method)) {
            caller(notes, "users", "no");
            caller(notes, "bots", "yes");
        }
        if (table.business() != null) {
            caller(notes, "business", table.business().contains(method) ? "yes" : "no");
        }
    }

    /** Upstream is asked by clients every day, so its word goes before ours. */
    private static void caller(List<Note> notes, String who, String value) {
        List<String> order = List.of("description", "param", "result", "users", "bots", "business");
        int at = 0;
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            if (note.key().equals(who)) {
                if (!note.rest().equals(value)) {
                    notes.set(i, Note.of(who, value));
                }
                return;
            }
            int place = order.indexOf(note.key());
            if ((place >= 0 && place < order.indexOf(who)) || !DefinitionBlock.KEYS.contains(note.key())) {
                at = i + 1;
            }
        }
        notes.add(at, Note.of(who, value));
    }

    private void add(List<Note> notes, String type, int code) {
        int at = -1;
        int last = -1;
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i).key().equals("error")) {
                String rest = notes.get(i).rest().replaceFirst("^\\S+\\s*", "");
                String other = rest.replaceFirst("\\s.*", "").replaceAll("_[0-9]+(?=_|$)", "_%d");
                if (other.equals(type) || rest.equals(type)) {
                    return;
                }
                last = i;
                if (at < 0 && other.compareTo(type) > 0) {
                    at = i;
                }
            }
        }
        int place = at >= 0 ? at : last >= 0 ? last + 1 : endOfNotes(notes);
        notes.add(place, Note.of("error", code + " " + type));
        rows++;
    }

    private static int endOfNotes(List<Note> notes) {
        int end = notes.size();
        while (end > 0
                && (notes.get(end - 1).key().isEmpty()
                        || notes.get(end - 1).key().equals("idexception"))) {
            end--;
        }
        return end;
    }
}
