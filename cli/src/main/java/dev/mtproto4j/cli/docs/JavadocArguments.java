package dev.mtproto4j.cli.docs;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The argument file of the javadoc tool: options that JDK 17 and all later ones understand. */
final class JavadocArguments {
    private static final String FOOTER = "<p>mtproto4j, Apache-2.0. Not affiliated with Telegram.</p>"
            + "<script src=\"{@docRoot}/mtproto4j.js\"></script>";

    private JavadocArguments() {}

    static List<String> of(JavadocSources sources, Path site) {
        List<String> arguments = new ArrayList<>();
        option(arguments, "-d", site.toString());
        option(arguments, "-encoding", "UTF-8");
        option(arguments, "-docencoding", "UTF-8");
        option(arguments, "-charset", "UTF-8");
        option(arguments, "-locale", "en");
        option(arguments, "--release", "17");
        option(
                arguments,
                "-classpath",
                sources.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        option(arguments, "-overview", sources.overview().toString());
        option(arguments, "--add-stylesheet", sources.styleSheet().toString());
        option(arguments, "-windowtitle", "mtproto4j");
        option(arguments, "-doctitle", "mtproto4j");
        option(arguments, "-bottom", FOOTER);
        // Written contracts do not repeat themselves in @param and @return, so those may be missing; nothing else may.
        arguments.addAll(List.of(
                "--allow-script-in-comments",
                "-splitindex",
                "-notree",
                "-notimestamp",
                "-quiet",
                "-Xdoclint:all,-missing",
                "-Werror"));
        group(arguments, "Client", "dev.mtproto4j.client*");
        group(arguments, "Telegram API: methods", "dev.mtproto4j.api.method*");
        group(arguments, "Telegram API: types", "dev.mtproto4j.api:dev.mtproto4j.api.type*");
        group(arguments, "Test server", "dev.mtproto4j.testserver*");
        group(
                arguments,
                "Protocol",
                "dev.mtproto4j.core*:dev.mtproto4j.crypto*:dev.mtproto4j.mtproto*:dev.mtproto4j.tl");
        group(arguments, "Generator", "dev.mtproto4j.generator*");
        sources.files().forEach(file -> arguments.add(quote(file.toString())));
        return arguments;
    }

    private static void option(List<String> arguments, String name, String value) {
        arguments.add(name);
        arguments.add(quote(value));
    }

    private static void group(List<String> arguments, String title, String packages) {
        arguments.add("-group");
        arguments.add(quote(title));
        arguments.add(quote(packages));
    }

    /** In an argument file, backslash escapes, and quotes hold a value together. */
    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
