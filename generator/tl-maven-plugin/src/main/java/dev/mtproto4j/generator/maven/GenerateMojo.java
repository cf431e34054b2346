package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.GeneratedFile;
import dev.mtproto4j.generator.java.GeneratedFiles;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates Java sources from a TL schema: a class for each constructor and method, an interface for each type with
 * several constructors, enums of errors, registries. Files are written only if they differ; files of earlier runs that
 * the schema does not make any more are deleted.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends SourcesMojo {

    /** Whether Maven compiles the output directory with the project. */
    @Parameter(property = "tl.addCompileSourceRoot", defaultValue = "true")
    private boolean addCompileSourceRoot;

    @Override
    void handle(List<GeneratedFile> files, GeneratedFiles folder, long startNanos) {
        GeneratedFiles.Summary summary = folder.write(files);
        if (addCompileSourceRoot) {
            project().addCompileSourceRoot(outputDirectory().getAbsolutePath());
        }
        getLog().info(display(outputDirectory().toPath()) + ": " + summary.written() + " files written, "
                + summary.unchanged() + " unchanged, " + summary.deleted() + " deleted, in " + seconds(startNanos));
    }
}
