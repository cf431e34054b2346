package dev.mtproto4j.core.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An MTProxy as people pass it on: {@code tg://proxy?server=…&port=…&secret=…} or the same at {@code https://t.me/proxy}.
 *
 * @param server host name or address
 * @param port from 1 to 65535
 * @param secret what the proxy and its users share
 */
public record ProxyLink(String server, int port, ProxySecret secret) {

    private static final Set<String> WEB_HOSTS = Set.of("t.me", "telegram.me", "telegram.dog");

    public ProxyLink {
        if (server.isBlank()) {
            throw new IllegalArgumentException("the link names no server");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is from 1 to 65535, not " + port);
        }
    }

    /**
     * Reads a link.
     *
     * @throws IllegalArgumentException if it is no link to an MTProxy; the message does not repeat the secret
     */
    public static ProxyLink parse(String link) {
        URI uri;
        try {
            uri = new URI(link.trim());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no link: " + e.getReason() + " at " + e.getIndex());
        }
        if (!isProxyLink(uri)) {
            throw new IllegalArgumentException("a link to an MTProxy begins with tg://proxy? or https://t.me/proxy?");
        }
        Map<String, String> query = query(uri.getRawQuery());
        return new ProxyLink(
                required(query, "server"), port(required(query, "port")), ProxySecret.parse(required(query, "secret")));
    }

    private static boolean isProxyLink(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (scheme.equalsIgnoreCase("tg")) {
            return host.equalsIgnoreCase("proxy");
        }
        boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
        return web && WEB_HOSTS.contains(host.toLowerCase(Locale.ROOT)) && "/proxy".equals(uri.getPath());
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // A plus sign belongs to base64 here and is not a space.
                String value = pair.substring(equals + 1).replace("+", "%2B");
                query.putIfAbsent(pair.substring(0, equals), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String required(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the link has no " + name);
        }
        return value;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number, not " + text, e);
        }
    }

    /** Where to connect; the name is resolved when connecting. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(server, port);
    }
}
