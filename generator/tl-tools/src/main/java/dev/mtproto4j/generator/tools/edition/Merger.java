package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.tools.diff.Renames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives the files of an edition the definitions of another schema. */
final class Merger {
    private final List<EditionFile> files;
    private final Schema upstream;
    private final Set<TlName> exceptions;
    private final ImportOptions options;
    private final Rewriter rewriter;
    private final Placement placement;
    private final Map<TlName, Combinator> oldTypes = new LinkedHashMap<>();
    private final Map<TlName, Combinator> oldMethods = new LinkedHashMap<>();
    private final Map<TlName, Combinator> newTypes = new LinkedHashMap<>();
    private final Map<TlName, Combinator> newMethods = new LinkedHashMap<>();
    private final Map<String, String> typeOf = new HashMap<>();
    private final Set<String> kept = new TreeSet<>();
    private final List<String> carried = new ArrayList<>();

    /** @param exceptions upstream's definitions whose id is not their CRC32 */
    Merger(
            List<EditionFile> files,
            @Nullable Path folder,
            @Nullable Schema edition,
            Schema upstream,
            Set<TlName> exceptions,
            ImportOptions options) {
        this.files = files;
        this.upstream = upstream;
        this.exceptions = exceptions;
        this.options = options;
        this.rewriter = new Rewriter(carried);
        if (edition != null) {
            edition.constructors().forEach(c -> oldTypes.put(c.name(), c));
            edition.methods().forEach(m -> oldMethods.put(m.name(), m));
            edition.constructors()
                    .forEach(c -> typeOf.put(c.name().toString(), c.type().toString()));
        }
        upstream.constructors().forEach(c -> {
            newTypes.put(c.name(), c);
            typeOf.put(c.name().toString(), c.type().toString());
        });
        upstream.methods().forEach(m -> newMethods.put(m.name(), m));
        this.placement = new Placement(files, folder, typeOf);
    }

    /** Definitions that stay although upstream does not have them. */
    Set<String> kept() {
        return kept;
    }

    /** One line about each text that now stands under another name. */
    List<String> carried() {
        return carried;
    }

    void merge() {
        Map<TlName, Combinator> renamedTypes = renames(oldTypes, newTypes);
        Map<TlName, Combinator> renamedMethods = renames(oldMethods, newMethods);
        Map<String, DefinitionBlock> homeless = new HashMap<>();
        for (EditionFile file : files) {
            List<Block> blocks = file.blocks();
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i) instanceof DefinitionBlock block) {
                    DefinitionBlock now = update(block);
                    if (now == null) {
                        homeless.put(key(block.function(), block.name()), block);
                        blocks.remove(i--);
                    } else {
                        blocks.set(i, now);
                    }
                }
            }
        }
        List<NamedBlock> typeDocs = removeStaleTypeDocs();
        insert(oldTypes, newTypes, renamedTypes, false, homeless);
        insert(oldMethods, newMethods, renamedMethods, true, homeless);
        typeDocs.forEach(placement::insert);
        layer();
    }

    /** The block as it is to be in its place, or null if it has none there any more. */
    private @Nullable DefinitionBlock update(DefinitionBlock block) {
        TlName name = TlName.parse(block.name());
        Combinator was = (block.function() ? oldMethods : oldTypes).get(name);
        Combinator is = (block.function() ? newMethods : newTypes).get(name);
        if (was == null) {
            // A built-in such as int ? = Int, which upstream may leave out.
            return block;
        }
        if (is == null) {
            if (options.keeps(block.name())) {
                kept.add(block.name());
                return block;
            }
            return null;
        }
        if (Rewriter.same(was, is)) {
            return block;
        }
        boolean moves = was instanceof Constructor a
                && is instanceof Constructor b
                && !a.type().equals(b.type());
        return moves ? null : rewriter.rewrite(block, was, is, exceptions.contains(name));
    }

    private void insert(
            Map<TlName, Combinator> old,
            Map<TlName, Combinator> now,
            Map<TlName, Combinator> renamed,
            boolean function,
            Map<String, DefinitionBlock> homeless) {
        Set<String> present = new HashSet<>();
        files.forEach(file -> file.definitions().stream()
                .filter(block -> block.function() == function)
                .forEach(block -> present.add(block.name())));
        now.values().stream()
                .filter(each -> !present.contains(each.name().toString()))
                .sorted(Comparator.comparing(Combinator::name))
                .forEach(each -> {
                    Combinator was = old.getOrDefault(each.name(), renamed.get(each.name()));
                    boolean exception = exceptions.contains(each.name());
                    DefinitionBlock block = was == null
                            ? null
                            : homeless.get(key(function, was.name().toString()));
                    placement.insert(
                            was == null || block == null
                                    ? Rewriter.create(each, function, exception)
                                    : rewriter.rewrite(block, was, each, exception));
                });
    }

    /** Takes the descriptions of types away that have lost their constructors; returns those under new names. */
    private List<NamedBlock> removeStaleTypeDocs() {
        Set<String> types = new HashSet<>();
        upstream.types().forEach(type -> types.add(type.name().toString()));
        kept.forEach(name -> types.add(typeOf.getOrDefault(name, "")));
        Map<String, String> renamed = renamedTypes(types);
        List<NamedBlock> result = new ArrayList<>();
        for (EditionFile file : files) {
            file.blocks().removeIf(block -> {
                if (!(block instanceof NamedBlock doc) || doc.error() || types.contains(doc.name())) {
                    return false;
                }
                if (oldTypes.values().stream()
                        .noneMatch(c -> ((Constructor) c).type().toString().equals(doc.name()))) {
                    // Describes a built-in type.
                    return false;
                }
                String now = renamed.get(doc.name());
                if (now != null) {
                    carried.add("type " + now + ": its text is that of " + doc.name());
                    result.add(new NamedBlock(
                            false,
                            now,
                            doc.lines().stream()
                                    .map(line -> line.replaceFirst(
                                            "(//@type\\s+)\\Q" + doc.name() + "\\E(?!\\S)", "$1" + now))
                                    .toList()));
                }
                return true;
            });
        }
        return result;
    }

    /** Types that are gone while all their constructors make one new type. */
    private Map<String, String> renamedTypes(Set<String> types) {
        Map<String, Set<String>> now = new HashMap<>();
        oldTypes.forEach((name, was) -> {
            String type = ((Constructor) was).type().toString();
            Combinator is = newTypes.get(name);
            if (!types.contains(type) && is != null) {
                now.computeIfAbsent(type, t -> new HashSet<>())
                        .add(((Constructor) is).type().toString());
            }
        });
        Set<String> old = new HashSet<>();
        oldTypes.values().forEach(c -> old.add(((Constructor) c).type().toString()));
        Map<String, String> renamed = new HashMap<>();
        now.forEach((type, names) -> {
            String only = names.size() == 1 ? names.iterator().next() : "";
            if (!only.isEmpty() && !old.contains(only)) {
                renamed.put(type, only);
            }
        });
        return renamed;
    }

    private void layer() {
        int layer = options.layer().orElse(upstream.layer().orElse(-1));
        if (layer < 0) {
            return;
        }
        for (EditionFile file : files) {
            for (Block block : file.blocks()) {
                for (int i = 0;
                        !(block instanceof DefinitionBlock) && i < block.lines().size();
                        i++) {
                    if (block.lines().get(i).matches("//[ \\t]*LAYER[ \\t]+[0-9]+\\s*")) {
                        String before = block.lines().get(i);
                        block.lines().set(i, before.replaceFirst("[0-9]+", Integer.toString(layer)));
                        return;
                    }
                }
            }
        }
        Block line = new Block(List.of("// LAYER " + layer));
        line.blank().add("");
        EditionFile first = files.stream()
                .filter(file -> file.path().endsWith("root.tl"))
                .findFirst()
                .orElse(files.get(0));
        first.blocks().add(0, line);
    }

    private static Map<TlName, Combinator> renames(Map<TlName, Combinator> old, Map<TlName, Combinator> now) {
        return Renames.find(
                old.values().stream()
                        .filter(each -> !now.containsKey(each.name()))
                        .toList(),
                now.values().stream()
                        .filter(each -> !old.containsKey(each.name()))
                        .toList());
    }

    private static String key(boolean function, String name) {
        return (function ? "function " : "type ") + name;
    }
}
