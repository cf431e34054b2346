package dev.mtproto4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    private static final ProxySecret SECRET = ProxySecret.parse("dd00112233445566778899aabbccddeeff");

    static Stream<Arguments> links() {
        return Stream.of(
                Arguments.of("socks5://proxy.example:1080", Proxy.socks5("proxy.example", 1080)),
                Arguments.of("SOCKS5://ann:p%40ss+1@[::1]:1080", Proxy.socks5("::1", 1080, "ann", "p@ss+1")),
                Arguments.of("socks4a://ann@proxy.example:1/", Proxy.socks4("proxy.example", 1, "ann")),
                Arguments.of("http://ann:pass@proxy.example:3128", Proxy.http("proxy.example", 3128, "ann", "pass")),
                Arguments.of("http://proxy.example:3128", Proxy.http("proxy.example", 3128)),
                Arguments.of(
                        "tg://socks?server=1.2.3.4&port=1080&user=ann&pass=x%26y",
                        Proxy.socks5("1.2.3.4", 1080, "ann", "x&y")),
                Arguments.of("https://t.me/socks?server=a&port=1080", Proxy.socks5("a", 1080)),
                Arguments.of(
                        "tg://proxy?server=a&port=443&secret=dd00112233445566778899aabbccddeeff",
                        Proxy.mtproxy("a", 443, SECRET)));
    }

    @ParameterizedTest
    @MethodSource("links")
    void readsWhatPeoplePassOn(String link, Proxy expected) {
        assertThat(Proxy.parse(link)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example:1080",
                "socks5://proxy.example",
                "socks5://:1080",
                "ftp://proxy.example:21",
                "socks5://a:1/path",
                "http://example.org/socks?server=a&port=1",
                "tg://socks?server=a",
                "tg://socks?server=a&port=0",
                "https://ann:hidden@proxy.example:443",
            })
    void refusesTheRestWithoutCredentials(String link) {
        assertThatThrownBy(() -> Proxy.parse(link))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void anMtproxyTakesThePlaceOfTheDataCentre() {
        InetSocketAddress dc = InetSocketAddress.createUnresolved("dc", 443);
        Route route = Route.through(Proxy.mtproxy("a", 8443, SECRET), dc, Transport.plain(Framing.FULL));
        assertThat(route.address()).isEqualTo(InetSocketAddress.createUnresolved("a", 8443));
        assertThat(route.transport()).isEqualTo(SECRET.transport());
        assertThat(route.proxy()).isNull();
        assertThat(route.toString()).doesNotContain("0011");
        Proxy socks = Proxy.socks5("a", 1, "ann", "hidden");
        assertThat(Route.through(socks, dc, Transport.http()).address()).isEqualTo(dc);
        assertThat(Route.through(socks, dc, Transport.http()).toString())
                .doesNotContain("hidden")
                .doesNotContain("ann");
    }
}
