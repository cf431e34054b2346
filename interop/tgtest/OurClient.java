import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Our client against gotd's tgtest: every scenario over every transport that both speak. Arguments: the files of the RSA
 * key and of the certificate, then for each carrier its name and the ports of DC 1 and 2. Prints a line for each cell: scenario, transport, pass
 * or fail, and what was seen, separated by tabs.
 */
final class OurClient {
    private OurClient() {}

    public static void main(String[] arguments) throws Exception {
        RsaPublicKey key = RsaPrivateKey.fromPem(Files.readString(Path.of(arguments[0]))).publicKey();
        SSLContext trust = trust(Path.of(arguments[1]));
        boolean failed = false;
        int cells = 0;
        for (int at = 2; at < arguments.length; at += 3) {
            int port = Integer.parseInt(arguments[at + 1]);
            for (Map.Entry<String, Transport> transport : transports(arguments[at], trust).entrySet()) {
                for (Map.Entry<String, Play.Scenario> scenario : Play.SCENARIOS.entrySet()) {
                    // Each cell has a user of its own; the last digit tells the server what to do with it.
                    Play play = new Play(key, port, transport.getValue(), String.format("+999661%04d", ++cells));
                    String verdict = "pass";
                    String detail;
                    long began = System.nanoTime();
                    try {
                        detail = scenario.getValue().play(play);
                    } catch (Exception e) {
                        verdict = "fail";
                        detail = String.valueOf(e).replace('\n', ' ').replace('\t', ' ');
                        failed = true;
                        e.printStackTrace();
                    }
                    double seconds = (System.nanoTime() - began) / 1e9;
                    System.out.println(String.join(
                            "\t",
                            scenario.getKey(),
                            transport.getKey(),
                            verdict,
                            String.format("%.1f s  %s", seconds, detail)));
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }

    private static SSLContext trust(Path certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            store.setCertificateEntry("tgtest", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static Map<String, Transport> transports(String carrier, SSLContext trust) {
        Map<String, Transport> transports = new LinkedHashMap<>();
        if (carrier.equals("ahead")) {
            transports.put("+1 h", Transport.plain(Framing.ABRIDGED));
            return transports;
        }
        for (Framing framing : Framing.values()) {
            if (carrier.equals("plain") || framing.canBeObfuscated()) {
                Transport transport = transport(carrier, framing, trust);
                // gotd takes at most 3 of the 15 possible bytes of padding off (docs/interop.md).
                boolean padded = framing == Framing.PADDED_INTERMEDIATE;
                transports.put(name(carrier, framing), padded ? transport.withMaxPadding(3) : transport);
            }
        }
        return transports;
    }

    private static Transport transport(String carrier, Framing framing, SSLContext trust) {
        return switch (carrier) {
            case "plain" -> Transport.plain(framing);
            case "obfuscated" -> Transport.obfuscated(framing);
            case "websocket" -> Transport.webSocket(framing);
            case "websocket_tls" -> Transport.secureWebSocket(framing, trust);
            default -> throw new IllegalArgumentException("no such carrier: " + carrier);
        };
    }

    private static String name(String carrier, Framing framing) {
        String name =
                switch (framing) {
                    case ABRIDGED -> "abr";
                    case INTERMEDIATE -> "int";
                    case PADDED_INTERMEDIATE -> "pad";
                    case FULL -> "full";
                };
        return switch (carrier) {
            case "obfuscated" -> "obf-" + name;
            case "websocket" -> "ws-" + name;
            case "websocket_tls" -> "wss-" + name;
            default -> name;
        };
    }
}
