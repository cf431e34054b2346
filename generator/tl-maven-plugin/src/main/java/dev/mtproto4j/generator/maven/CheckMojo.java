package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.GeneratedFiles.Difference;
import dev.mtproto4j.generator.java.GeneratedSources;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a schema, and fails the build if committed sources are not what {@code tl:generate} makes of it. For projects
 * that keep generated sources under version control; it writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends SourcesMojo {

    /** The command that a failure tells the reader to run. */
    @Parameter(property = "tl.regenerateCommand", defaultValue = "mvn dev.mtproto4j:tl-maven-plugin:generate")
    private String regenerateCommand = "";

    @Override
    void run() throws MojoFailureException {
        long start = System.nanoTime();
        GeneratedSources sources = compile(readSchema());
        Optional<Difference> difference = sources.firstDifference(outputDirectory());
        if (difference.isPresent()) {
            Difference first = difference.get();
            throw new MojoFailureException("The generated sources are not what the schema gives.\n"
                    + display(first.file()) + (first.line() > 0 ? ":" + first.line() : "") + ": " + first.message()
                    + "\n"
                    + "To regenerate them, run: " + regenerateCommand);
        }
        getLog().info(String.format(
                Locale.ROOT,
                "%s: all %d files are what the schema gives, checked in %.1f s",
                display(outputDirectory()),
                sources.files().size(),
                (System.nanoTime() - start) / 1e9));
    }
}
