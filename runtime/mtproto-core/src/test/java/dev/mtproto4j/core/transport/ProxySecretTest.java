package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySecretTest {

    private static final JsonNode VECTORS = Vectors.load("obfuscated2.json");
    private static final String SECRET = "dd00112233445566778899aabbccddeeff";

    @TestFactory
    Stream<DynamicTest> secrets() {
        assertThat(VECTORS.path("secrets")).hasSize(32);
        return Vectors.each(VECTORS.path("secrets"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("id").asText(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        String input = vector.path("input").asText();
        JsonNode expected = vector.path("expected");
        if (expected.has("error")) {
            assertThatThrownBy(() -> ProxySecret.parse(input))
                    .isInstanceOfSatisfying(IllegalArgumentException.class, e -> {
                        if (input.length() > 3) {
                            assertThat(e).hasMessageNotContaining(input);
                        }
                    });
            return;
        }
        ProxySecret secret = ProxySecret.parse(input);
        assertThat(secret.key()).isEqualTo(Vectors.bytes(expected, "secret"));
        assertThat(secret.toString()).doesNotContain(expected.path("secret").asText());
        assertThat(ProxySecret.parse(secret.toHex())).isEqualTo(secret);
        switch (expected.path("mode").asText()) {
            case "plain" -> {
                assertThat(secret.mode()).isEqualTo(ProxySecret.Mode.PLAIN);
                assertThat(secret.transport()).isEqualTo(Transport.withSecret(Framing.INTERMEDIATE, secret.key()));
            }
            case "secure" -> {
                assertThat(secret.mode()).isEqualTo(ProxySecret.Mode.PADDED);
                assertThat(secret.transport())
                        .isEqualTo(Transport.withSecret(Framing.PADDED_INTERMEDIATE, secret.key()));
            }
            default -> {
                assertThat(secret.mode()).isEqualTo(ProxySecret.Mode.FAKE_TLS);
                assertThat(secret.domain()).hasValue(expected.path("domain").asText());
                assertThat(secret.transport().carrier()).isEqualTo(Transport.Carrier.FAKE_TLS);
                assertThat(secret.transport().fakeTls()).isEqualTo(secret);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tg://proxy?server=proxy.example&port=443&secret=" + SECRET,
                "https://t.me/proxy?server=proxy.example&port=443&secret=" + SECRET,
                " http://telegram.me/proxy?secret=3QARIjNEVWZ3iJmqu8zd7v8%3D&port=443&server=proxy.example ",
            })
    void links(String link) {
        ProxyLink proxy = ProxyLink.parse(link);
        assertThat(proxy.server()).isEqualTo("proxy.example");
        assertThat(proxy.port()).isEqualTo(443);
        assertThat(proxy.secret()).isEqualTo(ProxySecret.parse(SECRET));
        assertThat(proxy.address().isUnresolved()).isTrue();
        assertThat(proxy.toString()).doesNotContain("001122");
        assertThat(ProxyLink.parse(proxy.toUri())).isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tg://socks?server=a&port=1&secret=" + SECRET,
                "https://example.com/proxy?server=a&port=1&secret=" + SECRET,
                "tg://proxy?port=1&secret=" + SECRET,
                "tg://proxy?server=a&secret=" + SECRET,
                "tg://proxy?server=a&port=0&secret=" + SECRET,
                "tg://proxy?server=a&port=65536&secret=" + SECRET,
                "tg://proxy?server=a&port=x&secret=" + SECRET,
                "tg://proxy?server=a&port=1&secret=secret",
                "tg://proxy?server=a&port=1&secret=%zz",
                "tg://proxy",
            })
    void refusesOtherLinks(String link) {
        assertThatThrownBy(() -> ProxyLink.parse(link)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePublishedLinksNameTheirServerButNoSecret() {
        for (JsonNode vector : VECTORS.path("links")) {
            assertThatThrownBy(() -> ProxyLink.parse(vector.path("url").asText()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s).*(in hexadecimal or base64url|begins with tg://proxy|has \\d+).*");
        }
    }
}
