package dev.mtproto4j.cli.schema;

import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mtproto4j schema samples}. */
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        description = {
            "Writes random encoded values of every constructor and method, for another program to decode and encode.",
            "A line has five columns, separated by tabs: type or method, TL name, constructor id, which optional"
                    + " fields are there (none, some, all), and the bytes in hexadecimal. The same seed gives the same"
                    + " file."
        })
final class SamplesCommand extends SchemaTask {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which random values. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many values of each definition with none, some and all of its optional fields. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw wrongUsage("--rounds takes a number from 1, not " + rounds);
        }
        LoadedSchema loaded = schema().load();
        List<Sample> samples = samples(loaded.schema(), seed, rounds);
        SampleFiles.write(out, samples);
        out().printf(Locale.ROOT, "%s; %d samples in %s%n", SchemaOption.describe(loaded), samples.size(), out);
        return 0;
    }

    static List<Sample> samples(Schema schema, long seed, int rounds) {
        SchemaCodec codec = new SchemaCodec(schema);
        RandomValues values = new RandomValues(schema, seed);
        List<Combinator> combinators = new ArrayList<>(schema.constructors());
        combinators.addAll(schema.methods());
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Combinator combinator : combinators) {
                for (Optionals optionals : Optionals.values()) {
                    samples.add(new Sample(
                            Sample.Kind.of(combinator),
                            combinator.name().toString(),
                            combinator.id(),
                            optionals.name().toLowerCase(Locale.ROOT),
                            HexFormat.of().formatHex(codec.encode(values.next(combinator, optionals)))));
                }
            }
        }
        return samples;
    }
}
