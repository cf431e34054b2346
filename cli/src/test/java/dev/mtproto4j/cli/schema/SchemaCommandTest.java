package dev.mtproto4j.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    private static final String SCHEMA = """
            // LAYER 9
            point flags:# x:int y:int label:flags.0?string = Shape;
            group id:long members:Vector<Shape> flags2:# hidden:flags2.3?true = Shape;
            ---functions---
            draw shape:Shape times:int = Bool;
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path schema;

    private final SchemaCommandRun command = new SchemaCommandRun();

    @BeforeEach
    void write() throws Exception {
        schema = Files.writeString(folder.resolve("own.tl"), SCHEMA);
    }

    private int run(Object... words) {
        return command.run(words);
    }

    private Path samples(String seed) {
        Path file = folder.resolve("samples-" + seed + ".tsv");
        assertThat(run("samples", "--schema", schema.toString(), "--seed", seed, "--rounds", "2", "--out", "" + file))
                .as("%s", command.err())
                .isZero();
        return file;
    }

    @Test
    void everyDefinitionIsThereAndTheSeedDecides() throws Exception {
        Path first = samples("1");
        List<Sample> samples = SampleFiles.read(first);
        assertThat(samples).hasSize(3 * 3 * 2);
        assertThat(samples).extracting(Sample::name).containsOnly("point", "group", "draw");
        assertThat(samples).extracting(Sample::variant).containsOnly("none", "some", "all");
        String text = Files.readString(first);
        assertThat(Files.readString(samples("2"))).isNotEqualTo(text);
        assertThat(Files.readString(samples("1"))).isEqualTo(text);
    }

    @Test
    void ownSamplesPassTheInterpreterAndFreshlyCompiledClasses() {
        Path file = samples("1");
        assertThat(run("verify-samples", "--compile", "--schema", schema.toString(), file.toString()))
                .as("%s%s", command.out(), command.err())
                .isZero();
        assertThat(command.out())
                .contains("layer 9, 2 constructors, 1 method, ")
                .contains("interpreter: 18 compared, 18 equal, 0 different")
                .contains("compiled classes: 18 compared, 18 equal, 0 different");
    }

    @Test
    void bytesThatDoNotComeOutAsTheyWentInAreShown() throws Exception {
        List<Sample> samples = new ArrayList<>(SampleFiles.read(samples("1")));
        Sample first = samples.get(0);
        samples.set(0, new Sample(first.kind(), first.name(), first.id(), "longer", first.hex() + "00000000"));
        Path file = folder.resolve("broken.tsv");
        SampleFiles.write(file, samples);

        assertThat(run("verify-samples", "--compile", "--schema", schema.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(command.out())
                .contains("interpreter: 18 compared, 17 equal, 1 different")
                .contains("compiled classes: 18 compared, 17 equal, 1 different")
                .contains("(longer)");
    }

    @Test
    void anEmptyFileProvesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.tsv"), "");
        assertThat(run("verify-samples", "--schema", schema.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(command.out()).contains("there are no samples");
    }

    @Test
    void aLineThatIsNoSampleIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.tsv"), "type\tpoint\n");
        assertThat(run("verify-samples", "--schema", schema.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(command.err()).contains("bad.tsv:1: not a sample").contains("2 columns");
    }
}
