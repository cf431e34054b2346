package dev.mtproto4j.core.transport.netty;

import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.faketls.HelloGuard;
import io.netty.handler.ssl.SslContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Every form that a client can take, and a server that takes them all. */
final class Forms {

    static final ProxySecret PLAIN = ProxySecret.plain("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    static final ProxySecret PADDED = ProxySecret.padded("0011223344556677".getBytes(StandardCharsets.US_ASCII));
    static final ProxySecret FAKE_TLS =
            ProxySecret.fakeTls("8899aabbccddeeff".getBytes(StandardCharsets.US_ASCII), "example.org");
    static final List<ProxySecret> SECRETS = List.of(PLAIN, PADDED, FAKE_TLS);

    private Forms() {}

    /** Without TLS. */
    static List<Transport> all() {
        List<Transport> forms = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            forms.add(Transport.plain(framing));
            if (framing.canBeObfuscated()) {
                forms.add(Transport.obfuscated(framing));
                forms.add(Transport.withSecret(framing, PLAIN.key()));
                forms.add(Transport.webSocket(framing));
            }
        }
        forms.add(PADDED.transport());
        forms.add(FAKE_TLS.transport());
        forms.add(Transport.http());
        return forms;
    }

    static List<Transport> overTls(SSLContext trust) {
        List<Transport> forms = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            if (framing.canBeObfuscated()) {
                forms.add(Transport.secureWebSocket(framing, trust));
            }
        }
        forms.add(Transport.https(trust));
        return forms;
    }

    static ServerDoors doors(@Nullable Supplier<SslContext> tls, Clock clock) {
        return new ServerDoors(tls, new HelloGuard(SECRETS, clock, Duration.ofMinutes(1)), ServerLimits.DEFAULT);
    }

    /** Of this length, and not like a plain message. */
    static byte[] packet(int length, Random random) {
        byte[] packet = new byte[length];
        random.nextBytes(packet);
        packet[0] |= 1;
        return packet;
    }
}
