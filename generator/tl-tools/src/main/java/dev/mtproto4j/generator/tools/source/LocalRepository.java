package dev.mtproto4j.generator.tools.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds artifacts in Maven's local repository, and only there: nothing is downloaded. */
public final class LocalRepository implements ArtifactResolver {
    private final Path root;

    /** @param root such as {@code ~/.m2/repository} */
    public LocalRepository(Path root) {
        this.root = root;
    }

    /** The repository of the system property {@code maven.repo.local}, else the one in the home folder. */
    public static LocalRepository ofUser() {
        String configured = System.getProperty("maven.repo.local");
        return new LocalRepository(
                configured != null
                        ? Path.of(configured)
                        : Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    @Override
    public Path resolve(SchemaReference.Artifact artifact) {
        if (artifact.version().isEmpty()) {
            throw new SchemaSourceException(artifact + ": the version is missing. Write " + artifact.groupId() + ":"
                    + artifact.artifactId() + ":VERSION!/" + artifact.entry() + ".");
        }
        String name = artifact.artifactId() + "-" + artifact.version() + ".jar";
        Path jar = root.resolve(artifact.groupId().replace('.', '/'))
                .resolve(artifact.artifactId())
                .resolve(artifact.version())
                .resolve(name);
        if (!Files.isRegularFile(jar)) {
            throw new SchemaSourceException(
                    artifact + ": " + jar + " does not exist. Fetch it first: mvn dependency:get" + " -Dartifact="
                            + artifact.groupId() + ":" + artifact.artifactId() + ":" + artifact.version());
        }
        return jar;
    }
}
