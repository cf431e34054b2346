package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.transport.ProxyLink;
import dev.mtproto4j.core.transport.ProxySecret;
import java.util.HexFormat;

/** Links and secrets that people paste: each is read, or refused without repeating it. */
class ProxyLinkFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void anyTextIsALinkOrRefused(FuzzedDataProvider data) {
        String start = data.pickValue(new String[] {
            "", "tg://proxy?", "https://t.me/proxy?", "tg://proxy?server=a&port=443&secret=", "tg://proxy?server="
        });
        String link = start + data.consumeRemainingAsString();
        try {
            ProxyLink read = ProxyLink.parse(link);
            assertThat(read.port()).isBetween(1, 65_535);
            assertThat(read.secret().key()).hasSize(16);
            assertThat(read.toString())
                    .doesNotContain(HexFormat.of().formatHex(read.secret().key()));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyTextIsASecretOrRefused(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            ProxySecret secret = ProxySecret.parse(text);
            assertThat(ProxySecret.parse(text)).isEqualTo(secret);
            assertThat(secret.domain().isPresent()).isEqualTo(secret.mode() == ProxySecret.Mode.FAKE_TLS);
        } catch (IllegalArgumentException e) {
            if (text.length() > 8) {
                assertThat(e.getMessage()).doesNotContain(text);
            }
        }
    }
}
