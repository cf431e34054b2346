package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Proxy;
import dev.mtproto4j.core.transport.ProxyException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Netty's handlers for SOCKS and HTTP proxies. */
final class ProxyHandlers {

    private ProxyHandlers() {}

    /** Puts them first: what follows finds itself connected to the data centre. */
    static void install(ChannelPipeline pipeline, Proxy proxy, Duration timeout) {
        // Resolved here: the bootstrap must leave the data centre's name to the proxy.
        ProxyHandler handler = handler(proxy, new InetSocketAddress(proxy.host(), proxy.port()));
        handler.setConnectTimeoutMillis(timeout.toMillis());
        pipeline.addFirst("proxy", handler);
        pipeline.addAfter("proxy", "proxy-refusals", new Refusals(proxy));
    }

    private static ProxyHandler handler(Proxy proxy, InetSocketAddress address) {
        @Nullable String user = proxy.user().orElse(null);
        String password = proxy.password().orElse("");
        return switch (proxy.kind()) {
            case SOCKS4 -> new Socks4ProxyHandler(address, user);
            case SOCKS5 ->
                user == null ? new Socks5ProxyHandler(address) : new Socks5ProxyHandler(address, user, password);
            case HTTP_CONNECT ->
                user == null
                        ? new HttpProxyHandler(address)
                        : new HttpProxyHandler(address, credentials(user, password));
            case MTPROXY -> throw new IllegalArgumentException("an MTProxy has no handshake of its own");
        };
    }

    /** Netty would write the name in lower case, which pproxy, for one, does not know. */
    private static HttpHeaders credentials(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new DefaultHttpHeaders()
                .set("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Says in our words that a proxy refused. */
    private static final class Refusals extends ChannelInboundHandlerAdapter {

        private final Proxy proxy;

        Refusals(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!(cause instanceof ProxyConnectException)) {
                context.fireExceptionCaught(cause);
                return;
            }
            context.fireExceptionCaught(
                    new ProxyException("the proxy did not connect us: " + proxy + ": " + cause.getMessage(), cause));
            if (!context.channel().isActive()) {
                // Netty's handler tells nobody else that the proxy closed the connection.
                context.fireChannelInactive();
            }
        }
    }
}
