package dev.mtproto4j.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SiteServerIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void servesTheFilesOfItsFolderAndNothingElse() throws Exception {
        Path site = Files.createDirectory(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<p>start");
        Files.createDirectory(site.resolve("sub"));
        Files.writeString(site.resolve("sub").resolve("index.html"), "<p>sub");
        Files.writeString(site.resolve("a.css"), "");
        Files.writeString(folder.resolve("secret"), "secret");
        try (SiteServer server = SiteServer.start(site, 0)) {
            assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
            assertThat(get(server, "").body()).isEqualTo("<p>start");
            assertThat(get(server, "sub/").body()).isEqualTo("<p>sub");
            assertThat(get(server, "").headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(get(server, "a.css").statusCode()).isEqualTo(200);
            assertThat(get(server, "missing.html").statusCode()).isEqualTo(404);
            assertThat(get(server, "../secret").statusCode()).isEqualTo(404);
            assertThat(get(server, "%2e%2e/secret").statusCode()).isEqualTo(404);
            assertThat(get(server, "%00").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(server.address())
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(post, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (SiteServer server = SiteServer.start(folder, 0)) {
            int port = server.address().getPort();
            assertThatThrownBy(() -> SiteServer.start(folder, port))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port + " is taken");
        }
    }

    private static HttpResponse<String> get(SiteServer server, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
