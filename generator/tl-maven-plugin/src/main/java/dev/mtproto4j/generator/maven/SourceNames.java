package dev.mtproto4j.generator.maven;

import java.nio.file.Path;

/** How generated sources and messages call a file: the same on every machine. */
final class SourceNames {
    private SourceNames() {}

    /**
     * The path from the project's folder, without leading steps up: {@code ../../schema/api/auth.tl} is
     * {@code schema/api/auth.tl}.
     */
    static String display(Path base, Path path) {
        if (base.getRoot() != null && !base.getRoot().equals(path.getRoot())) {
            return String.valueOf(path.getFileName());
        }
        StringBuilder name = new StringBuilder();
        for (Path part : base.relativize(path)) {
            if (!part.toString().equals("..")) {
                name.append(name.isEmpty() ? "" : "/").append(part);
            }
        }
        return name.toString();
    }
}
