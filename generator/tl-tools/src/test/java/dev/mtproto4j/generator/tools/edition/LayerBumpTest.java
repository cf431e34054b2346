package dev.mtproto4j.generator.tools.edition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our edition of layer 228, taken back to layer 214 and forward again. */
class LayerBumpTest {
    private static final Path EDITION = Path.of("../../schema/api");
    private static final Path LAYER_214 = Path.of("src/test/resources/layers/api-214.tl");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private ImportReport run(SourceText upstream, Set<String> acceptedIds) {
        SchemaImport schemaImport =
                new SchemaImport(folder, new ImportOptions(OptionalInt.empty(), acceptedIds, List.of()));
        return schemaImport.merge(schemaImport.read(List.of(upstream)), true);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".tl")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    /** The definitions without a word of ours, as a client publishes them. */
    private static SourceText bare(Map<String, String> files) {
        String text = files.values().stream()
                .map(file -> file.lines().filter(line -> !line.startsWith("//")).collect(Collectors.joining("\n")))
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.joining("\n---types---\n"));
        return new SourceText("api.tl", text + "\n// LAYER 228\n");
    }

    private static Map<String, String> texts(Schema schema) {
        Map<String, String> texts = new HashMap<>();
        Stream.<Combinator>concat(schema.constructors().stream(), schema.methods().stream())
                .forEach(each -> texts.put(each.getClass().getSimpleName() + " " + each.name(), each.description()));
        return texts;
    }

    @Test
    void ourEditionSurvivesABump() throws Exception {
        Map<String, String> original = files(EDITION);
        for (Map.Entry<String, String> file : original.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        SourceText layer228 = bare(original);
        assertThat(run(layer228, Set.of()).written()).as("the same layer again").isZero();
        assertThat(files(folder)).isEqualTo(original);

        SourceText layer214 = new SourceText("api-214.tl", Files.readString(LAYER_214));
        run(layer214, Set.of());
        Map<String, String> old = files(folder);
        Schema oldSchema = SchemaLoader.load(List.of(folder)).schema();
        assertThat(oldSchema.layer()).hasValue(214);
        assertThat(ids(oldSchema))
                .isEqualTo(ids(SchemaLoader.loadText("", layer214.text()).schema()));
        assertThat(run(layer214, Set.of()).written()).isZero();
        assertThat(files(folder)).isEqualTo(old);

        ImportReport report = run(
                layer228,
                Set.of(
                        "accessPointRule",
                        "help.configSimple",
                        "inputPeerPhotoFileLocationLegacy",
                        "inputStickerSetThumbLegacy",
                        "ipPortSecret"));
        Schema bumped = SchemaLoader.load(List.of(folder)).schema();
        Schema ours = SchemaLoader.load(List.of(EDITION)).schema();
        assertThat(bumped.layer()).hasValue(228);
        assertThat(ids(bumped)).isEqualTo(ids(ours));
        assertThat(order(files(folder))).isEqualTo(order(original));
        assertThat(report.lacking()).hasSizeGreaterThan(200);
        Map<String, String> oldTexts = texts(oldSchema);
        Map<String, String> ourTexts = texts(ours);
        Map<String, String> bumpedTexts = texts(bumped);
        oldTexts.keySet().retainAll(ourTexts.keySet());
        assertThat(oldTexts).hasSizeGreaterThan(2100);
        oldTexts.keySet()
                .forEach(name -> assertThat(bumpedTexts.get(name)).as(name).isEqualTo(ourTexts.get(name)));
    }

    private static Map<String, Integer> ids(Schema schema) {
        Map<String, Integer> ids = new TreeMap<>();
        Stream.<Combinator>concat(schema.constructors().stream(), schema.methods().stream())
                .forEach(each -> ids.put(each.getClass().getSimpleName() + " " + each.name(), each.id()));
        return ids;
    }

    private static Map<String, Set<String>> order(Map<String, String> files) {
        Map<String, Set<String>> order = new TreeMap<>();
        files.forEach((name, text) -> order.put(
                name,
                text.lines().filter(line -> line.endsWith(";")).collect(Collectors.toCollection(LinkedHashSet::new))));
        order.remove("errors.tl");
        return order;
    }
}
