package dev.mtproto4j.core.transport.netty;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** TLS of a client that checks whom it speaks to. */
final class ClientTls {

    private ClientTls() {}

    static SslHandler handler(
            ChannelPipeline pipeline,
            @Nullable SSLContext trust,
            InetSocketAddress address,
            Duration handshakeTimeout) {
        SslHandler handler =
                context(trust).newHandler(pipeline.channel().alloc(), address.getHostString(), address.getPort());
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        return handler;
    }

    private static SslContext context(@Nullable SSLContext trust) {
        if (trust != null) {
            return new JdkSslContext(
                    trust, true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
        }
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
