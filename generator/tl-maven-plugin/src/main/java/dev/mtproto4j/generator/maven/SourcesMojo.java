package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.Codec;
import dev.mtproto4j.generator.java.ErrorEnums;
import dev.mtproto4j.generator.java.GeneratedSources;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.LineEnding;
import dev.mtproto4j.generator.java.NameOverrides;
import dev.mtproto4j.generator.java.Side;
import dev.mtproto4j.generator.java.TlCompiler;
import dev.mtproto4j.generator.java.spi.SourceEmitter;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.prune.Reached;
import dev.mtproto4j.generator.schema.prune.SchemaFilter;
import dev.mtproto4j.generator.tools.incremental.Fingerprint;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** What the goals that know a schema and a folder of sources have in common: the options of the generator. */
@NullUnmarked // Maven fills the fields in.
abstract class SourcesMojo extends TlMojo {
    /**
     * The schema: files; directories of which all files {@code *.tl} directly inside are read; revisions of git such as
     * {@code HEAD~1:schema/api}; what jars hold, such as {@code dev.mtproto4j:telegram-schema!/api} for a dependency of the
     * plugin or the project, or {@code group:artifact:version!/folder}. Together they are one schema; several schemas
     * take several executions with different base packages.
     */
    @Parameter(property = "tl.schemas", defaultValue = "${project.basedir}/src/main/tl", required = true)
    private List<String> schemas;

    /** Root of the generated packages, such as {@code com.example.api}. */
    @Parameter(property = "tl.basePackage", required = true)
    private String basePackage;

    /** The source root that the packages stand in. It may hold other sources. */
    @Parameter(
            property = "tl.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/tl",
            required = true)
    private File outputDirectory;

    /**
     * What to generate: names or patterns of methods, constructors and types, such as {@code messages.sendMessage} or
     * {@code auth.*}. Whatever they reach comes along. {@code *} stands for anything but a dot, {@code **} for anything.
     * Everything is generated if it is left out.
     */
    @Parameter(property = "tl.includes")
    private List<String> includes;

    /** What to leave out even if it is reached: names or patterns as in {@code includes}. */
    @Parameter(property = "tl.excludes")
    private List<String> excludes;

    /**
     * What becomes of constructors that are reached, and not in {@code includes} themselves: {@code CLASSES}, or
     * {@code RAW} to keep such values as bytes, without a class. {@code RAW} needs the codec {@code TABLE}.
     */
    @Parameter(property = "tl.reached", defaultValue = "CLASSES")
    private Reached reached;

    /**
     * How generated classes read and write: {@code CODE}, fast and for every schema, or {@code TABLE}, a third of the size
     * and slower.
     */
    @Parameter(property = "tl.codec", defaultValue = "CODE")
    private Codec codec;

    /**
     * What the program does with the classes: {@code BOTH} makes and reads every value; {@code CLIENT} leaves out the
     * accessors of what is only sent, and the builders of what is only received. {@code CLIENT} needs the codec
     * {@code TABLE}.
     */
    @Parameter(property = "tl.side", defaultValue = "BOTH")
    private Side side;

    /** Enums of errors: one in {@code EACH_METHOD} and one of all, only the {@code ONE} of all, or {@code NONE}. */
    @Parameter(property = "tl.errorEnums", defaultValue = "EACH_METHOD")
    private ErrorEnums errorEnums;

    /**
     * Java names for definitions whose own would collide or displease. Keys: {@code constructor:auth.sentCode},
     * {@code method:auth.sendCode}, {@code type:auth.SentCode} with the simple name of a class,
     * {@code field:auth.sentCode#phone_code_hash} with the name of the accessor.
     */
    @Parameter
    private Map<String, String> nameOverrides;

    /**
     * Where the official documentation is, such as {@code https://core.telegram.org/}. The Javadoc then links each class
     * to {@code method/…}, {@code constructor/…} or {@code type/…} below it.
     */
    @Parameter(property = "tl.officialLinks")
    private String officialLinks;

    /** Whether the generated classes have Javadoc. */
    @Parameter(property = "tl.generateJavadoc", defaultValue = "true")
    private boolean generateJavadoc;

    /** What ends a line of a generated file: {@code LF} or {@code CRLF}. The same on every machine. */
    @Parameter(property = "tl.lineEnding", defaultValue = "LF")
    private LineEnding lineEnding;

    /** How many spaces indent a line by one level, 1 to 8; 0 for a tab. */
    @Parameter(property = "tl.indent", defaultValue = "4")
    private int indent;

    /**
     * What to do about a constructor id that is not the CRC32 of its definition and not declared as an exception:
     * {@code ERROR}, {@code WARN} or {@code OFF}.
     */
    @Parameter(property = "tl.idCheck", defaultValue = "ERROR")
    private IdCheck idCheck;

    /** Whether a warning about the schema fails the build. */
    @Parameter(property = "tl.failOnWarnings", defaultValue = "false")
    private boolean failOnWarnings;

    final Path outputDirectory() {
        return outputDirectory.toPath();
    }

    /** The texts of the schema. */
    final List<SourceText> readSchema() {
        return sources().read(schemas);
    }

    /** Checks the schema and makes the sources, in memory. */
    final GeneratedSources compile(List<SourceText> texts) throws MojoFailureException {
        SchemaOptions schemaOptions = SchemaOptions.defaults().withIdCheck(idCheck);
        LoadedSchema loaded = SchemaLoader.loadSources(texts, schemaOptions);
        List<SchemaProblem> warnings = loaded.report().warnings();
        warnings.forEach(warning -> getLog().warn(warning.format()));
        if (failOnWarnings && !warnings.isEmpty()) {
            throw new MojoFailureException(warnings.size()
                    + " warnings about the schema, see above. Correct them, or set" + " failOnWarnings to false.");
        }
        String layer = loaded.schema().layer().isPresent()
                ? "Layer " + loaded.schema().layer().getAsInt() + ": "
                : "";
        getLog().info(layer + loaded.report().summary());
        GeneratedSources sources = new TlCompiler(options(), schemaOptions).compile(loaded);
        if (sources.part().constructorsLeftOut() + sources.part().methodsLeftOut() > 0) {
            getLog().info("Left out by includes and excludes: " + sources.part().constructorsLeftOut()
                    + " constructors, " + sources.part().methodsLeftOut() + " methods");
        }
        if (reached == Reached.RAW) {
            getLog().info("Kept as bytes, without a class: " + sources.part().constructorsRaw() + " constructors");
        }
        return sources;
    }

    /** A digest of the schema, the options and the generator with everything on its class path. */
    final String fingerprint(List<SourceText> texts) {
        Fingerprint fingerprint = new Fingerprint();
        for (Artifact artifact : plugin().getArtifacts()) {
            fingerprint.add(artifact.toString());
            if (artifact.isSnapshot() || artifact.getFile().isDirectory()) {
                fingerprint.add(artifact.getFile().toPath());
            }
        }
        for (String option : List.of(
                plugin().getId(),
                outputDirectory().toString(),
                basePackage,
                String.valueOf(includes),
                String.valueOf(excludes),
                reached.name(),
                codec.name(),
                side.name(),
                errorEnums.name(),
                String.valueOf(nameOverrides == null ? null : new TreeMap<>(nameOverrides)),
                String.valueOf(officialLinks),
                String.valueOf(generateJavadoc),
                lineEnding.name(),
                String.valueOf(indent),
                idCheck.name())) {
            fingerprint.add(option);
        }
        for (SourceText text : texts) {
            fingerprint.add(displaySource(text.file())).add(text.text());
        }
        return fingerprint.hex();
    }

    private GeneratorOptions options() throws MojoFailureException {
        try {
            return GeneratorOptions.of(basePackage)
                    .withFilter(new SchemaFilter(orEmpty(includes), orEmpty(excludes), reached))
                    .withCodec(codec)
                    .withSide(side)
                    .withErrorEnums(errorEnums)
                    .withNames(nameOverrides == null ? NameOverrides.none() : NameOverrides.of(nameOverrides))
                    .withLineEnding(lineEnding)
                    .withIndent(indent == 0 ? "\t" : " ".repeat(Math.max(0, indent)))
                    .withEmitters(SourceEmitter.installed(getClass().getClassLoader()))
                    .withLinkBase(officialLinks == null ? "" : officialLinks)
                    .withJavadoc(generateJavadoc)
                    .withSourceName(this::displaySource);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(
                    "The configuration of " + plugin().getGoalPrefix() + " is wrong: " + e.getMessage());
        }
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }
}
