package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratedFiles;
import dev.mtproto4j.generator.java.GeneratorException;
import dev.mtproto4j.generator.java.GeneratorOptions;
import dev.mtproto4j.generator.java.JavaGenerator;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.schema.SchemaProblem;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.LoadedSchema;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/** What the goals that know a schema and a folder of sources have in common: parameters, loading, error reports. */
@NullUnmarked // Maven fills the fields in.
abstract class SourcesMojo extends AbstractMojo {

    /**
     * The schema: files, and directories of which all files {@code *.tl} directly inside are read. Together they are one
     * schema; several schemas take several executions.
     */
    @Parameter(property = "tl.schemas", defaultValue = "${project.basedir}/src/main/tl", required = true)
    private List<File> schemas;

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
     * Where the official documentation is, such as {@code https://core.telegram.org/}. The Javadoc then links each class
     * to {@code method/…}, {@code constructor/…} or {@code type/…} below it.
     */
    @Parameter(property = "tl.officialLinks")
    private String officialLinks;

    /** Whether the generated classes have Javadoc. */
    @Parameter(property = "tl.generateJavadoc", defaultValue = "true")
    private boolean generateJavadoc;

    /**
     * What to do about a constructor id that is not the CRC32 of its definition and not declared as an exception:
     * {@code ERROR}, {@code WARN} or {@code OFF}.
     */
    @Parameter(property = "tl.idCheck", defaultValue = "ERROR")
    private IdCheck idCheck;

    /** Whether a warning about the schema fails the build. */
    @Parameter(property = "tl.failOnWarnings", defaultValue = "false")
    private boolean failOnWarnings;

    /** Leaves the goal out. */
    @Parameter(property = "tl.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped (tl.skip).");
            return;
        }
        long start = System.nanoTime();
        try {
            LoadedSchema loaded = load();
            getLog().info(loaded.report().summary());
            GeneratorOptions options = options();
            List<GeneratedFile> files = new JavaGenerator(options).generate(loaded.schema());
            handle(files, new GeneratedFiles(outputDirectory.toPath(), options), start);
        } catch (SchemaException | GeneratorException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("tl.basePackage: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Does what the goal is for. */
    abstract void handle(List<GeneratedFile> files, GeneratedFiles folder, long startNanos) throws MojoFailureException;

    final MavenProject project() {
        return project;
    }

    final File outputDirectory() {
        return outputDirectory;
    }

    /** A path as people write it: below the project's folder, without the {@code ..} that led there. */
    final String display(Path path) {
        Path base = project.getBasedir().toPath().toAbsolutePath().normalize();
        return SourceNames.display(base, path.toAbsolutePath().normalize());
    }

    static String seconds(long startNanos) {
        return String.format(java.util.Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
    }

    private LoadedSchema load() throws MojoFailureException {
        List<Path> paths = schemas.stream()
                .map(file -> file.toPath().toAbsolutePath().normalize())
                .toList();
        LoadedSchema loaded = SchemaLoader.load(paths, new SchemaOptions(idCheck));
        for (SchemaProblem warning : loaded.report().warnings()) {
            getLog().warn(warning.format());
        }
        if (failOnWarnings && !loaded.report().warnings().isEmpty()) {
            throw new MojoFailureException(loaded.report().warnings().size() + " warnings about the schema; see above");
        }
        return loaded;
    }

    private GeneratorOptions options() {
        return GeneratorOptions.of(basePackage)
                .withLinkBase(officialLinks == null ? "" : officialLinks)
                .withJavadoc(generateJavadoc)
                .withSourceName(name -> display(Path.of(name)));
    }
}
