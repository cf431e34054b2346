package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratedSources;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.tools.incremental.RunState;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Generates Java sources from a TL schema: a class for each constructor and method, an interface for each type with
 * several constructors, enums of errors, registries. Files are written only if they differ; files of earlier runs that
 * the schema does not make any more are deleted. If the schema, the options and the generator are those of the last run,
 * nothing is done.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
@NullUnmarked // Maven fills the fields in.
public final class GenerateMojo extends SourcesMojo {

    /** Whether Maven compiles the output directory with the project. */
    @Parameter(property = "tl.addCompileSourceRoot", defaultValue = "true")
    private boolean addCompileSourceRoot;

    /** Whether a run is left out if nothing that it depends on has changed since the last one. */
    @Parameter(property = "tl.incremental", defaultValue = "true")
    private boolean incremental;

    /** Where the last run is remembered. */
    @Parameter(defaultValue = "${project.build.directory}/tl-maven-plugin", readonly = true)
    private File stateDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Override
    void run() throws MojoFailureException {
        long start = System.nanoTime();
        if (addCompileSourceRoot) {
            project().addCompileSourceRoot(outputDirectory().toAbsolutePath().toString());
        }
        List<SourceText> texts = readSchema();
        String folder = display(outputDirectory());
        RunState state = new RunState(
                stateDirectory.toPath().resolve(execution.getGoal() + "-" + execution.getExecutionId() + ".state"));
        String fingerprint = fingerprint(texts);
        OptionalInt known = incremental ? state.upToDate(fingerprint, outputDirectory()) : OptionalInt.empty();
        if (known.isPresent()) {
            getLog().info(String.format(
                    Locale.ROOT,
                    "%s: up to date, %d files, checked in %d ms",
                    folder,
                    known.getAsInt(),
                    (System.nanoTime() - start) / 1_000_000));
            return;
        }
        state.clear();
        GeneratedSources sources = compile(texts);
        getLog().info(folder + ": " + sources.writeTo(outputDirectory()));
        // A warning is to be seen again the next time.
        if (incremental && sources.report().warnings().isEmpty()) {
            state.save(
                    fingerprint,
                    outputDirectory(),
                    sources.files().stream().map(GeneratedFile::path).toList());
        }
    }
}
