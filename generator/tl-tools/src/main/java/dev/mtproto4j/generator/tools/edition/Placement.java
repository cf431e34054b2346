package dev.mtproto4j.generator.tools.edition;

import dev.mtproto4j.generator.schema.model.TlName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where new blocks go: with others of their namespace, in their section, with those of their type, by name. */
final class Placement {
    private static final Comparator<String> BY_NAME = Comparator.<String, String>comparing(
                    name -> name.toLowerCase(Locale.ROOT))
            .thenComparing(name -> name);

    private final List<EditionFile> files;
    private final @Nullable Path folder;
    private final Map<String, String> types;

    /**
     * @param folder where new files are made; null if the edition is one file
     * @param types the type of each constructor by name, as upstream has it
     */
    Placement(List<EditionFile> files, @Nullable Path folder, Map<String, String> types) {
        this.files = files;
        this.folder = folder;
        this.types = types;
    }

    void insert(DefinitionBlock block) {
        EditionFile file = fileOf(block);
        int at = block.function() ? functionPlace(file, block) : constructorPlace(file, block);
        put(file, at, block);
    }

    /** Puts a type's description before the first constructor of the type. */
    void insert(NamedBlock typeDoc) {
        for (EditionFile file : files) {
            for (int i = 0; i < file.blocks().size(); i++) {
                if (file.blocks().get(i) instanceof DefinitionBlock d
                        && !d.function()
                        && typeDoc.name().equals(types.get(d.name()))) {
                    put(file, i, typeDoc);
                    return;
                }
            }
        }
    }

    /** Puts an error type among the others; the file {@code errors.tl} is made if there is none yet. */
    void insertError(NamedBlock error) {
        EditionFile file = files.stream()
                .filter(f -> f.blocks().stream().anyMatch(b -> b instanceof NamedBlock n && n.error()))
                .findFirst()
                .orElseGet(() -> newFile("errors", ""));
        List<Block> blocks = file.blocks();
        int at = blocks.size();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i) instanceof NamedBlock other && other.error()) {
                if (other.name().compareTo(error.name()) < 0) {
                    break;
                }
                at = i;
            }
        }
        put(file, at, error);
    }

    private EditionFile fileOf(DefinitionBlock block) {
        String namespace = TlName.parse(block.name()).namespace();
        EditionFile best = null;
        long most = 0;
        for (EditionFile file : files) {
            long count = file.definitions().stream()
                    .filter(d -> TlName.parse(d.name()).namespace().equals(namespace))
                    .mapToLong(d -> d.function() == block.function() ? 1000 : 1)
                    .sum();
            if (count > most) {
                most = count;
                best = file;
            }
        }
        if (best != null) {
            return best;
        }
        if (folder == null) {
            return files.get(0);
        }
        return newFile(namespace.isEmpty() ? "root" : namespace, "---types---");
    }

    private EditionFile newFile(String name, String firstLine) {
        if (folder == null) {
            return files.get(0);
        }
        Path path = folder.resolve(name + ".tl");
        for (EditionFile file : files) {
            if (file.path().equals(path)) {
                return file;
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!firstLine.isEmpty()) {
            Block first = new Block(List.of(firstLine));
            first.blank().add("");
            blocks.add(first);
        }
        EditionFile file = new EditionFile(path, "", blocks);
        files.add(file);
        return file;
    }

    private int functionPlace(EditionFile file, DefinitionBlock block) {
        List<Block> blocks = file.blocks();
        int last = -1;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof DefinitionBlock other && other.function()) {
                if (BY_NAME.compare(other.name(), block.name()) > 0) {
                    return i;
                }
                last = i;
            }
        }
        return last >= 0 ? last + 1 : endOfSection(file, true);
    }

    private int constructorPlace(EditionFile file, DefinitionBlock block) {
        List<Block> blocks = file.blocks();
        String type = types.getOrDefault(block.name(), "");
        int lastOfType = -1;
        int firstGreaterType = -1;
        int last = -1;
        for (int i = 0; i < blocks.size(); i++) {
            String other = typeOf(blocks.get(i));
            if (other == null) {
                continue;
            }
            if (other.equals(type)) {
                if (blocks.get(i) instanceof DefinitionBlock d && BY_NAME.compare(d.name(), block.name()) > 0) {
                    return i;
                }
                lastOfType = i;
            } else if (firstGreaterType < 0 && BY_NAME.compare(other, type) > 0) {
                firstGreaterType = i;
            }
            last = i;
        }
        if (lastOfType >= 0) {
            return lastOfType + 1;
        }
        if (firstGreaterType >= 0) {
            return firstGreaterType;
        }
        return last >= 0 ? last + 1 : endOfSection(file, false);
    }

    /** The type that a block of the types section belongs to, or null. */
    private @Nullable String typeOf(Block block) {
        if (block instanceof NamedBlock named) {
            return named.error() ? null : named.name();
        }
        return block instanceof DefinitionBlock definition && !definition.function()
                ? types.get(definition.name())
                : null;
    }

    /** Behind the last block of a section; the section is opened if it is not there. */
    private static int endOfSection(EditionFile file, boolean functions) {
        List<Block> blocks = file.blocks();
        for (int i = blocks.size(); i >= 0; i--) {
            boolean sectionStands = i > 0 && EditionReader.section(blocks.get(i - 1), !functions) == functions;
            if (file.functionsAt(i) == functions && (sectionStands || (!functions && i == blocks.size()))) {
                return i;
            }
        }
        Block marker = new Block(List.of(functions ? "---functions---" : "---types---"));
        marker.blank().add("");
        put(file, blocks.size(), marker);
        return blocks.size();
    }

    private static void put(EditionFile file, int at, Block block) {
        List<Block> blocks = file.blocks();
        boolean spaced = file.spaced();
        if (spaced && block.blank().isEmpty()) {
            block.blank().add("");
        }
        if (spaced && at > 0 && blocks.get(at - 1).blank().isEmpty()) {
            blocks.get(at - 1).blank().add("");
        }
        blocks.add(at, block);
    }
}
