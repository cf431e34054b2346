package dev.mtproto4j.core.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An MTProxy as people pass it on: {@code tg://proxy?server=…&port=…&secret=…} or the same at {@code https://t.me/proxy}.
 *
 * @param server host name or address
 * @param port from 1 to 65535
 * @param secret what the proxy and its users share
 */
public record ProxyLink(String server, int port, ProxySecret secret) {

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
        URI uri = ProxyUri.uri(link);
        if (!ProxyUri.isLink(uri, "proxy")) {
            throw new IllegalArgumentException("a link to an MTProxy begins with tg://proxy? or https://t.me/proxy?");
        }
        Map<String, String> query = ProxyUri.query(uri.getRawQuery());
        return new ProxyLink(
                ProxyUri.required(query, "server"),
                ProxyUri.port(ProxyUri.required(query, "port")),
                ProxySecret.parse(ProxyUri.required(query, "secret")));
    }

    /** The link again, as {@code tg://proxy?…}. It has the secret in it: not for logs. */
    public String toUri() {
        return "tg://proxy?server=" + URLEncoder.encode(server, StandardCharsets.UTF_8) + "&port=" + port + "&secret="
                + secret.toHex();
    }

    /** Where to connect; the name is resolved when connecting. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(server, port);
    }
}
