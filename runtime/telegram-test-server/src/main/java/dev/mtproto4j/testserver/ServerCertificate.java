package dev.mtproto4j.testserver;

import dev.mtproto4j.testserver.tls.LoopbackCertificate;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a cluster shows to those who speak TLS; made when it is first wanted, for most tests never want it. Thread-safe. */
final class ServerCertificate implements Supplier<SSLContext> {
    private final @Nullable SSLContext given;
    private final SecureRandom random;
    private @Nullable LoopbackCertificate own;

    ServerCertificate(@Nullable SSLContext given, SecureRandom random) {
        this.given = given;
        this.random = random;
    }

    @Override
    public SSLContext get() {
        return given == null ? own().server() : given;
    }

    synchronized LoopbackCertificate own() {
        if (given != null) {
            throw new IllegalStateException(
                    "this cluster was given an SSLContext (tls): only who made it knows its certificate");
        }
        if (own == null) {
            own = LoopbackCertificate.create(random);
        }
        return own;
    }
}
