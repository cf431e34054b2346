package dev.mtproto4j.generator.tools.source;

import java.nio.file.Path;

/** Finds the file of a published artifact. */
@FunctionalInterface
public interface ArtifactResolver {
    /**
     * The artifact's jar, or the folder of its classes if it is part of the same build.
     *
     * @throws SchemaSourceException if it cannot be found
     */
    Path resolve(SchemaReference.Artifact artifact);
}
