package dev.mtproto4j.core.transport;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection goes, and how.
 *
 * @param address of the data centre, or of the MTProxy that stands for it
 * @param transport how it is spoken to
 * @param proxy through which, if any; never an {@link Proxy.Kind#MTPROXY}
 */
public record Route(
        InetSocketAddress address,
        Transport transport,
        @Nullable Proxy proxy) {

    public Route {
        if (proxy != null && proxy.kind() == Proxy.Kind.MTPROXY) {
            throw new IllegalArgumentException("an MTProxy is an address and a transport: use Route.through");
        }
    }

    /** Straight to that address. */
    public static Route direct(InetSocketAddress address, Transport transport) {
        return new Route(address, transport, null);
    }

    /** To that address through a proxy; an MTProxy takes the place of address and transport. */
    public static Route through(@Nullable Proxy proxy, InetSocketAddress address, Transport transport) {
        if (proxy != null && proxy.kind() == Proxy.Kind.MTPROXY) {
            ProxySecret secret = Objects.requireNonNull(proxy.secret().orElse(null));
            return new Route(proxy.address(), secret.transport(), null);
        }
        return new Route(address, transport, proxy);
    }

    /** Without anything secret. */
    @Override
    public String toString() {
        return address + " (" + transport + (proxy == null ? ")" : ", through " + proxy + ")");
    }
}
