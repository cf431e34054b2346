package dev.mtproto4j.generator.maven;

import dev.mtproto4j.generator.tools.source.ArtifactResolver;
import dev.mtproto4j.generator.tools.source.SchemaReference;
import dev.mtproto4j.generator.tools.source.SchemaSourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds artifacts as Maven does: in the reactor, the local repository, the project's repositories. Without a version, the
 * artifact must be a dependency of the plugin or of the project, or be managed by the project.
 */
final class MavenArtifacts implements ArtifactResolver {
    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final MavenProject project;
    private final PluginDescriptor plugin;

    MavenArtifacts(
            RepositorySystem system, RepositorySystemSession session, MavenProject project, PluginDescriptor plugin) {
        this.system = system;
        this.session = session;
        this.project = project;
        this.plugin = plugin;
    }

    @Override
    public Path resolve(SchemaReference.Artifact artifact) {
        String version = artifact.version();
        if (version.isEmpty()) {
            Optional<Path> ofPlugin = plugin.getArtifacts().stream()
                    .filter(a -> a.getGroupId().equals(artifact.groupId())
                            && a.getArtifactId().equals(artifact.artifactId())
                            && a.getFile() != null)
                    .map(a -> a.getFile().toPath())
                    .findFirst();
            if (ofPlugin.isPresent()) {
                return ofPlugin.get();
            }
            version = projectVersion(artifact);
        }
        try {
            ArtifactRequest request = new ArtifactRequest(
                    new DefaultArtifact(artifact.groupId(), artifact.artifactId(), "jar", version),
                    project.getRemoteProjectRepositories(),
                    "tl");
            return system.resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new SchemaSourceException(artifact + ": the artifact cannot be had: " + e.getMessage(), e);
        }
    }

    private String projectVersion(SchemaReference.Artifact artifact) {
        DependencyManagement management = project.getDependencyManagement();
        return Stream.concat(
                        project.getDependencies().stream(),
                        management == null ? Stream.empty() : management.getDependencies().stream())
                .filter(dependency -> is(dependency, artifact))
                .map(Dependency::getVersion)
                .filter(MavenArtifacts::isKnown)
                .findFirst()
                .orElseThrow(() -> new SchemaSourceException(
                        artifact + ": neither the plugin nor the project depends on this artifact. Add it to the"
                                + " <dependencies> of one of them, or write " + artifact.groupId() + ":"
                                + artifact.artifactId() + ":VERSION!/" + artifact.entry() + "."));
    }

    private static boolean is(Dependency dependency, SchemaReference.Artifact artifact) {
        return List.of(artifact.groupId(), artifact.artifactId())
                .equals(List.of(dependency.getGroupId(), dependency.getArtifactId()));
    }

    private static boolean isKnown(@Nullable String version) {
        return version != null;
    }
}
