package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.DcNumber;

/**
 * Paths of the HTTP transport and of WebSockets.
 *
 * @see <a href="https://core.telegram.org/mtproto/mtproto-transports#uri-format">URI format</a>
 */
final class HttpPath {

    static final String WEB_SOCKET = "/apiws";

    private static final String API = "/api";

    private HttpPath() {}

    static String api(DcNumber dc) {
        return dc.test() ? API + "_test" : API;
    }

    static String webSocket(DcNumber dc) {
        return dc.test() ? WEB_SOCKET + "_test" : WEB_SOCKET;
    }

    /** The path of packets: {@code /api}, with {@code w} or {@code W} for browsers, with {@code _test}, with a DC's letter and digit. */
    static boolean isApi(String uri) {
        return uri.startsWith(API) && !uri.startsWith(WEB_SOCKET);
    }
}
