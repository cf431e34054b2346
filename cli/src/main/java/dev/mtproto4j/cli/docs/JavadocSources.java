package dev.mtproto4j.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a site is made of.
 *
 * @param files the Java sources
 * @param libraries what they are compiled against
 * @param extras folder with {@code overview.html}, {@code mtproto4j.css} and {@code mtproto4j.js}
 */
record JavadocSources(List<Path> files, List<Path> libraries, Path extras) {

    /** The modules that others program against, in the order of their dependencies. */
    private static final List<String> MODULES = List.of(
            "runtime/tl-runtime",
            "generated-sources/mtproto-schema",
            "generated-sources/telegram-api",
            "runtime/mtproto-crypto",
            "runtime/mtproto-core",
            "runtime/mtproto-micrometer",
            "runtime/telegram-client",
            "runtime/telegram-test-server",
            "runtime/telegram-test-server-junit",
            "generator/tl-schema",
            "generator/tl-java-generator",
            "generator/tl-tools");

    JavadocSources {
        files = List.copyOf(files);
        libraries = List.copyOf(libraries);
    }

    /** All modules of a checkout whose command line has been built: that is where the libraries are. */
    static JavadocSources ofCheckout(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            files.addAll(find(root.resolve(module).resolve("src/main/java"), ".java"));
        }
        List<Path> libraries = new ArrayList<>(find(root.resolve("cli/target/lib"), ".jar"));
        libraries.addAll(find(root.resolve("cli/target/docs-lib"), ".jar"));
        return new JavadocSources(files, libraries, root.resolve("docs").resolve("javadoc"));
    }

    Path overview() {
        return extras.resolve("overview.html");
    }

    Path styleSheet() {
        return extras.resolve("mtproto4j.css");
    }

    Path script() {
        return extras.resolve("mtproto4j.js");
    }

    /** Files below a folder, sorted; none if there is no such folder. */
    static List<Path> find(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
