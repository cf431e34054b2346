package dev.mtproto4j.core.connection.server;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server's certificate in the form that Netty takes, made once. Thread-safe. */
final class ServerTls implements Supplier<SslContext> {

    private final Supplier<SSLContext> platform;
    private @Nullable SslContext context;

    ServerTls(Supplier<SSLContext> platform) {
        this.platform = platform;
    }

    @Override
    public synchronized SslContext get() {
        if (context == null) {
            context = new JdkSslContext(
                    platform.get(),
                    false,
                    null,
                    IdentityCipherSuiteFilter.INSTANCE,
                    null,
                    ClientAuth.NONE,
                    null,
                    false);
        }
        return context;
    }
}
