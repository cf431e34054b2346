package dev.mtproto4j.core.transport;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between us and the data centres. Immutable; credentials are in no message and in no {@link #toString}.
 *
 * <p>Addresses of data centres that are names are resolved by the proxy, except that a SOCKS4 proxy must know version 4a
 * for that. An {@link Kind#MTPROXY} is itself the other end of the connection, and brings its own transport.
 */
public final class Proxy {

    /** What is spoken to the proxy. */
    public enum Kind {
        /** SOCKS 4 and 4a, with a user id or without. */
        SOCKS4,
        /** SOCKS 5 (RFC 1928), with name and password (RFC 1929) or without. */
        SOCKS5,
        /** The CONNECT method of HTTP, with Basic authentication or without. */
        HTTP_CONNECT,
        /** Telegram's own, with a {@link ProxySecret}. */
        MTPROXY
    }

    private final Kind kind;
    private final String host;
    private final int port;
    private final @Nullable String user;
    private final @Nullable String password;
    private final @Nullable ProxySecret secret;

    private Proxy(
            Kind kind,
            String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable ProxySecret secret) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a proxy needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 1 to 65535, not " + port);
        }
        this.kind = kind;
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.secret = secret;
    }

    /** A SOCKS 4 or 4a proxy. */
    public static Proxy socks4(String host, int port, @Nullable String userId) {
        return new Proxy(Kind.SOCKS4, host, port, limited(userId, "user id"), null, null);
    }

    /** A SOCKS 5 proxy that wants no name and password. */
    public static Proxy socks5(String host, int port) {
        return new Proxy(Kind.SOCKS5, host, port, null, null, null);
    }

    /** A SOCKS 5 proxy. */
    public static Proxy socks5(String host, int port, String user, String password) {
        return new Proxy(Kind.SOCKS5, host, port, limited(user, "name"), limited(password, "password"), null);
    }

    /** An HTTP proxy that wants no name and password. */
    public static Proxy http(String host, int port) {
        return new Proxy(Kind.HTTP_CONNECT, host, port, null, null, null);
    }

    /** An HTTP proxy. */
    public static Proxy http(String host, int port, String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("HTTP has no names with a colon");
        }
        return new Proxy(Kind.HTTP_CONNECT, host, port, user, password, null);
    }

    /** An MTProxy. */
    public static Proxy mtproxy(String host, int port, ProxySecret secret) {
        return new Proxy(Kind.MTPROXY, host, port, null, null, secret);
    }

    /**
     * Reads {@code socks5://user:password@host:port}, the same with {@code socks4} and {@code http}, and the links that
     * people pass on: {@code tg://proxy?…}, {@code tg://socks?…}, {@code https://t.me/proxy?…},
     * {@code https://t.me/socks?…}.
     *
     * @throws IllegalArgumentException if it is none of them; the message does not repeat credentials
     */
    public static Proxy parse(String link) {
        return ProxyUri.parse(link);
    }

    private static @Nullable String limited(@Nullable String text, String what) {
        if (text != null && text.length() > 255) {
            throw new IllegalArgumentException("SOCKS has no " + what + " of more than 255 bytes");
        }
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /** A name or an address in digits. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** Where to connect; the name is resolved when connecting. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    /** The name, or the user id of SOCKS 4. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /** The secret of an {@link Kind#MTPROXY}. */
    public Optional<ProxySecret> secret() {
        return Optional.ofNullable(secret);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Proxy that
                && kind == that.kind
                && host.equals(that.host)
                && port == that.port
                && Objects.equals(user, that.user)
                && Objects.equals(password, that.password)
                && Objects.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, host, port);
    }

    /** Such as {@code SOCKS5 proxy.example:1080}; without name, password and secret. */
    @Override
    public String toString() {
        return kind + " " + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
