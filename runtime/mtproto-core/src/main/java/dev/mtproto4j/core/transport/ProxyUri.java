package dev.mtproto4j.core.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proxies as text: addresses as other programs take them, and the links of Telegram. */
final class ProxyUri {

    private static final Set<String> WEB_HOSTS = Set.of("t.me", "telegram.me", "telegram.dog");

    private ProxyUri() {}

    static Proxy parse(String text) {
        URI uri = uri(text);
        String scheme = lower(uri.getScheme());
        if (isLink(uri, "proxy")) {
            ProxyLink link = ProxyLink.parse(text);
            return Proxy.mtproxy(link.server(), link.port(), link.secret());
        }
        if (isLink(uri, "socks")) {
            Map<String, String> query = query(uri.getRawQuery());
            return socks5(
                    required(query, "server"), port(required(query, "port")), query.get("user"), query.get("pass"));
        }
        String host = host(uri);
        int port = uri.getPort();
        if (host.isEmpty() || port < 0 || !isBare(uri)) {
            throw new IllegalArgumentException(
                    "a proxy is socks5://host:port, socks4://host:port, http://host:port, or a link of Telegram");
        }
        String[] user = userInfo(uri.getRawUserInfo());
        return switch (scheme) {
            case "socks5", "socks5h" -> socks5(host, port, user[0], user[1]);
            case "socks4", "socks4a" -> Proxy.socks4(host, port, user[0]);
            case "http" ->
                user[0] == null
                        ? Proxy.http(host, port)
                        : Proxy.http(host, port, user[0], user[1] == null ? "" : user[1]);
            default -> throw new IllegalArgumentException("no proxy is spoken to by " + scheme + "://");
        };
    }

    private static Proxy socks5(String host, int port, @Nullable String user, @Nullable String password) {
        return user == null || user.isEmpty()
                ? Proxy.socks5(host, port)
                : Proxy.socks5(host, port, user, password == null ? "" : password);
    }

    /** Whether it is a link of Telegram to something of that name. */
    static boolean isLink(URI uri, String name) {
        String scheme = lower(uri.getScheme());
        if (scheme.equals("tg")) {
            return lower(uri.getHost()).equals(name);
        }
        boolean web = scheme.equals("https") || scheme.equals("http");
        return web && WEB_HOSTS.contains(lower(uri.getHost())) && ("/" + name).equals(uri.getPath());
    }

    static URI uri(String text) {
        try {
            return new URI(text.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no link: " + e.getReason() + " at " + e.getIndex());
        }
    }

    static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // A plus sign belongs to base64 here and is not a space.
                query.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    static String required(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the link has no " + name);
        }
        return value;
    }

    static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535");
        }
    }

    private static @Nullable String[] userInfo(@Nullable String raw) {
        if (raw == null) {
            return new @Nullable String[] {null, null};
        }
        int colon = raw.indexOf(':');
        return colon < 0
                ? new @Nullable String[] {decoded(raw), null}
                : new @Nullable String[] {decoded(raw.substring(0, colon)), decoded(raw.substring(colon + 1))};
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean isBare(URI uri) {
        String path = uri.getRawPath();
        return uri.getRawQuery() == null && (path == null || path.isEmpty() || path.equals("/"));
    }

    /** Without the brackets around an address of IPv6. */
    private static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
