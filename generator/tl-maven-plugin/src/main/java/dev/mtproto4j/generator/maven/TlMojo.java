package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.java.GeneratorException;
import dev.mtproto4j.generator.schema.SchemaException;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import dev.mtproto4j.generator.tools.source.SchemaSources;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.NullUnmarked;

/** What all goals have in common: where schemas come from, and how failures are told. */
@NullUnmarked // Maven fills the fields in.
abstract class TlMojo extends AbstractMojo {
    /** Leaves the goals of this plugin out. */
    @Parameter(property = "tl.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Inject
    private RepositorySystem repositorySystem;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped (tl.skip).");
            return;
        }
        try {
            run();
        } catch (SchemaException | GeneratorException | SchemaSourceException e) {
            // No cause: a user's mistake is no reason to show where in our code it was found.
            throw new MojoFailureException(e.getMessage());
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Does what the goal is for. */
    abstract void run() throws MojoFailureException;

    /** Maven does not miss a list that is required: it passes an empty one. */
    static void requireNamed(List<String> schemas, String parameter, String what) throws MojoFailureException {
        if (schemas == null || schemas.isEmpty()) {
            throw new MojoFailureException("The parameter '" + parameter + "' is missing: " + what
                    + ". Give it with -Dtl." + parameter + "=…");
        }
    }

    final MavenProject project() {
        return project;
    }

    final PluginDescriptor plugin() {
        return plugin;
    }

    /** The project's folder, or the folder that Maven was started in if there is no project. */
    final Path folder() {
        File basedir = project.getBasedir();
        return (basedir != null ? basedir.toPath() : Path.of(session.getExecutionRootDirectory()))
                .toAbsolutePath()
                .normalize();
    }

    final SchemaSources sources() {
        return new SchemaSources(
                folder(), new MavenArtifacts(repositorySystem, session.getRepositorySession(), project, plugin));
    }

    /** A path as people write it: below the project's folder, without the {@code ..} that led there. */
    final String display(Path path) {
        return SourceNames.display(folder(), path.toAbsolutePath().normalize());
    }

    /** A schema file as generated sources and messages call it; what git or a jar holds keeps its name. */
    final String displaySource(String name) {
        boolean isFile = !name.contains("!/") && Path.of(name).isAbsolute();
        return isFile ? display(Path.of(name)) : name;
    }
}
