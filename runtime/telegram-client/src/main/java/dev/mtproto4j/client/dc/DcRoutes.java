package dev.mtproto4j.client.dc;

import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Route;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.Transport.Carrier;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a data centre: addresses with the transport that each of them wants, and other ports where Telegram listens
 * too. Networks let through now one port and now another, so all are tried before a connection fails.
 *
 * @see <a href="https://core.telegram.org/constructor/dcOption">dcOption</a>
 */
public final class DcRoutes {

    private final Transport transport;
    private final @Nullable Proxy proxy;
    private final boolean otherPorts;

    /**
     * The ways for one client.
     *
     * @param transport how addresses are spoken to that do not say
     * @param otherPorts whether the servers are Telegram's, which listen on more ports than they name
     */
    public DcRoutes(Transport transport, @Nullable Proxy proxy, boolean otherPorts) {
        this.transport = transport;
        this.proxy = proxy;
        this.otherPorts = otherPorts;
    }

    /** In the order in which they are to be tried: every address, then every address on its other ports. */
    public List<Route> of(List<DcAddress> addresses) {
        List<DcAddress> ordered = new ArrayList<>(addresses);
        ordered.removeIf(address -> !isUsable(address));
        if (proxy != null) {
            // Addresses that do not change are what proxies are allowed to reach.
            ordered.sort((a, b) -> Boolean.compare(b.is(DcAddress.Flag.STATIC), a.is(DcAddress.Flag.STATIC)));
        }
        Set<Route> routes = new LinkedHashSet<>();
        ordered.forEach(address -> routes.add(route(address, address.port())));
        if (otherPorts) {
            for (int port : DcOptions.PORTS) {
                ordered.stream()
                        .filter(address -> !address.is(DcAddress.Flag.THIS_PORT_ONLY))
                        .forEach(address -> routes.add(route(address, port)));
            }
        }
        return List.copyOf(routes);
    }

    /** A configuration may hold secrets of a kind that is not known yet. */
    private static boolean isUsable(DcAddress address) {
        byte[] secret = address.secret();
        try {
            return secret == null
                    || secret.length == 0
                    || ProxySecret.of(secret).mode() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Route route(DcAddress address, int port) {
        // A proxy resolves names itself.
        InetSocketAddress target = proxy == null
                ? new InetSocketAddress(address.host(), port)
                : InetSocketAddress.createUnresolved(address.host(), port);
        return Route.through(proxy, target, transport(address));
    }

    private Transport transport(DcAddress address) {
        byte[] secret = address.secret();
        if (secret != null && secret.length > 0) {
            return ProxySecret.of(secret).transport();
        }
        boolean obfuscated = transport.carrier() == Carrier.TCP && transport.isObfuscated();
        return address.is(DcAddress.Flag.OBFUSCATED_ONLY) && !obfuscated
                ? Transport.obfuscated(Framing.INTERMEDIATE)
                : transport;
    }
}
