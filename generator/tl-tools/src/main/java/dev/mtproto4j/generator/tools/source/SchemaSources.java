package dev.mtproto4j.generator.tools.source;

import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts that references lead to. */
public final class SchemaSources {
    private final Path folder;
    private final ArtifactResolver resolver;

    /**
     * @param folder what relative paths are relative to, and where git is asked
     * @param resolver how published artifacts are found
     */
    public SchemaSources(Path folder, ArtifactResolver resolver) {
        this.folder = folder.normalize();
        this.resolver = resolver;
    }

    /**
     * The texts of one schema.
     *
     * @param references in the forms of {@link SchemaReference}
     * @throws SchemaSourceException if something cannot be found
     * @throws dev.mtproto4j.generator.schema.SchemaException if a file is not a text that could be a schema
     */
    public List<SourceText> read(List<String> references) {
        List<SourceText> sources = new ArrayList<>();
        if (references.isEmpty()) {
            throw new SchemaSourceException("No schema was given. " + SchemaReference.FORMS);
        }
        for (String reference : references) {
            sources.addAll(read(SchemaReference.parse(reference.strip(), folder)));
        }
        return sources;
    }

    private List<SourceText> read(SchemaReference reference) {
        if (reference instanceof SchemaReference.Local local) {
            return SchemaLoader.read(List.of(local.path()));
        }
        if (reference instanceof SchemaReference.Git git) {
            return new GitSource(folder).read(git);
        }
        if (reference instanceof SchemaReference.Jar jar) {
            return JarSource.read(
                    jar.jar(), jar.entry(), String.valueOf(jar.jar().getFileName()));
        }
        SchemaReference.Artifact artifact = (SchemaReference.Artifact) reference;
        Path file = resolver.resolve(artifact);
        return JarSource.read(file, artifact.entry(), artifact.groupId() + ":" + artifact.artifactId());
    }
}
