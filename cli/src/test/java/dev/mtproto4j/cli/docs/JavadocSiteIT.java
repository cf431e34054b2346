package dev.mtproto4j.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tool on the service messages: all modules together take it a minute. */
final class JavadocSiteIT {
    private static final Path ROOT = Path.of("..");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theSearchBoxFindsTlNamesAndIds() throws Exception {
        JavadocSite site = new JavadocSite(serviceMessages(), folder.resolve("site"));
        assertThat(site.isUpToDate()).isFalse();
        site.build();
        assertThat(site.isUpToDate()).isTrue();

        String tags = Files.readString(site.folder().resolve("tag-search-index.js"));
        assertThat(tags.strip()).doesNotContain("\n"); // a line break in a tag breaks the script
        assertThat(tags).contains("\"l\":\"ping_delay_disconnect\"", "\"l\":\"f3427b8c\"", "\"l\":\"Pong\"");
        String page = Files.readString(site.folder().resolve("dev/mtproto4j/mtproto/method/PingDelayDisconnect.html"));
        assertThat(page).contains("mtproto4j.css", "src=\"../../../../mtproto4j.js\"");
        assertThat(site.folder().resolve("mtproto4j.js")).exists();

        Files.writeString(folder.resolve("extras").resolve("mtproto4j.css"), "body {}");
        assertThat(site.isUpToDate()).isFalse();
        site.build();
        assertThat(site.isUpToDate()).isTrue();
    }

    @Test
    void aBrokenLinkFailsTheBuildAndKeepsWhatWasThere() throws Exception {
        JavadocSources sources = serviceMessages();
        Path target = Files.createDirectory(folder.resolve("site"));
        Files.writeString(
                folder.resolve("extras").resolve("overview.html"), "<body><p>{@link no.such.Thing}</p></body>");
        assertThatThrownBy(() -> new JavadocSite(sources, target).build())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("overview.html")
                .hasMessageContaining("no.such.Thing");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        JavadocSources sources = serviceMessages();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> new JavadocSite(sources, other).build())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("choose another folder");
        assertThat(other.resolve("mine.txt")).exists();
    }

    private JavadocSources serviceMessages() throws IOException {
        Path extras = Files.createDirectory(folder.resolve("extras"));
        Files.writeString(extras.resolve("overview.html"), "<body><p>Service messages.</p></body>");
        for (String name : List.of("mtproto4j.css", "mtproto4j.js")) {
            Files.copy(ROOT.resolve("docs/javadoc").resolve(name), extras.resolve(name));
        }
        List<Path> files = new ArrayList<>(
                JavadocSources.find(ROOT.resolve("generated-sources/mtproto-schema/src/main/java"), ".java"));
        files.addAll(JavadocSources.find(ROOT.resolve("runtime/tl-runtime/src/main/java"), ".java"));
        List<Path> libraries = Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .toList();
        return new JavadocSources(files, libraries, extras);
    }
}
