package dev.mtproto4j.client.dc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.client.dc.DcAddress.Flag;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DcRoutesTest {

    private static final Transport PLAIN = Transport.plain(Framing.ABRIDGED);
    private static final Transport OBFUSCATED = Transport.obfuscated(Framing.ABRIDGED);

    @Test
    void telegramsAddressesAreTriedOnOtherPortsTooUnlessTheyForbidIt() {
        List<DcAddress> addresses = List.of(
                DcAddress.of(2, "192.0.2.1", 443),
                DcAddress.of(2, "192.0.2.2", 8888, Set.of(Flag.THIS_PORT_ONLY), null));
        assertThat(targets(new DcRoutes(PLAIN, null, true).of(addresses)))
                .containsExactly("192.0.2.1:443", "192.0.2.2:8888", "192.0.2.1:80", "192.0.2.1:5222");
        assertThat(targets(new DcRoutes(PLAIN, null, false).of(addresses)))
                .containsExactly("192.0.2.1:443", "192.0.2.2:8888");
    }

    @Test
    void anAddressIsSpokenToAsItWants() {
        byte[] secret = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        DcAddress obfuscatedOnly = DcAddress.of(2, "192.0.2.1", 443, Set.of(Flag.OBFUSCATED_ONLY), null);
        DcAddress withSecret = DcAddress.of(2, "192.0.2.2", 443, Set.of(Flag.OBFUSCATED_ONLY), secret);
        DcAddress unknownSecret = DcAddress.of(2, "192.0.2.3", 443, Set.of(), new byte[20]);
        List<DcAddress> all = List.of(obfuscatedOnly, withSecret, unknownSecret);
        assertThat(new DcRoutes(PLAIN, null, false).of(all))
                .extracting(Route::transport)
                .containsExactly(
                        Transport.obfuscated(Framing.INTERMEDIATE),
                        ProxySecret.of(secret).transport());
        assertThat(new DcRoutes(OBFUSCATED, null, false).of(all))
                .extracting(Route::transport)
                .containsExactly(OBFUSCATED, ProxySecret.of(secret).transport());
    }

    @Test
    void throughAProxyAddressesThatStayComeFirstAndNamesAreLeftToIt() {
        List<DcAddress> addresses = List.of(
                DcAddress.of(2, "192.0.2.1", 443), DcAddress.of(2, "dc.example", 443, Set.of(Flag.STATIC), null));
        Proxy proxy = Proxy.socks5("127.0.0.1", 1080);
        List<Route> routes = new DcRoutes(PLAIN, proxy, false).of(addresses);
        assertThat(targets(routes)).containsExactly("dc.example:443", "192.0.2.1:443");
        assertThat(routes).allMatch(route -> route.address().isUnresolved() && proxy.equals(route.proxy()));
    }

    @Test
    void anMtproxyIsTheOnlyWay() {
        Proxy proxy = Proxy.mtproxy("proxy.example", 443, ProxySecret.plain(new byte[16]));
        List<Route> routes =
                new DcRoutes(PLAIN, proxy, true).of(DcOptions.production().main(2, true));
        assertThat(targets(routes)).containsExactly("proxy.example:443");
    }

    private static List<String> targets(List<Route> routes) {
        return routes.stream()
                .map(route ->
                        route.address().getHostString() + ":" + route.address().getPort())
                .toList();
    }
}
