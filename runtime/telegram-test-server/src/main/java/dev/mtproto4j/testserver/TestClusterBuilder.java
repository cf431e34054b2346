package dev.mtproto4j.testserver;

import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.account.Account;
import dev.mtproto4j.testserver.store.ClusterState;
import dev.mtproto4j.testserver.store.ServerSettings;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Says what a {@link TestCluster} is to be. */
public final class TestClusterBuilder {
    private static final int MAX_DATA_CENTERS = 100;

    private int dataCenters = 2;
    private final Map<Integer, Integer> ports = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private @Nullable RsaPrivateKey rsaKey;
    private InetAddress bindAddress = InetAddress.getLoopbackAddress();
    private boolean signUpAllowed = ServerSettings.DEFAULT.signUpAllowed();
    private String defaultCode = ServerSettings.DEFAULT.defaultCode();
    private Duration codeTimeout = ServerSettings.DEFAULT.codeTimeout();
    private Clock clock = Clock.systemUTC();
    private @Nullable SecureRandom random;
    private @Nullable SSLContext tls;
    private final List<ProxySecret> proxySecrets = new ArrayList<>();

    TestClusterBuilder() {}

    /** How many data centres there are, numbered from 1; 2 by default. */
    public TestClusterBuilder dataCenters(int count) {
        if (count < 1 || count > MAX_DATA_CENTERS) {
            throw new IllegalArgumentException("1 to " + MAX_DATA_CENTERS + " data centres, not " + count);
        }
        dataCenters = count;
        return this;
    }

    /**
     * Where a data centre listens.
     *
     * @param port 0 for any free one, which is the default
     */
    public TestClusterBuilder port(int dcId, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        ports.put(dcId, port);
        return this;
    }

    /** The address to listen on, which is also the one that {@code help.getConfig} tells; loopback by default. */
    public TestClusterBuilder bindAddress(InetAddress address) {
        bindAddress = Objects.requireNonNull(address, "address");
        return this;
    }

    /** The server's key; by default a new one for each cluster. */
    public TestClusterBuilder rsaKey(RsaPrivateKey key) {
        rsaKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /**
     * The server's key.
     *
     * @param pem a private key, PKCS #1 or PKCS #8
     */
    public TestClusterBuilder rsaKeyPem(String pem) {
        return rsaKey(RsaPrivateKey.fromPem(pem));
    }

    /** Adds a person or a bot. */
    public TestClusterBuilder account(Account account) {
        accounts.add(Objects.requireNonNull(account, "account"));
        return this;
    }

    /** Whether an unknown number may sign up; true by default. */
    public TestClusterBuilder signUpAllowed(boolean allowed) {
        signUpAllowed = allowed;
        return this;
    }

    /**
     * The login code where nothing else is set; 22222 by default. Numbers of the form 99966XYYYY, which Telegram keeps
     * for tests, live on data centre X and have the code XXXXX.
     */
    public TestClusterBuilder defaultCode(String code) {
        defaultCode = Objects.requireNonNull(code, "code");
        return this;
    }

    /** How long clients are asked to wait before they have a code sent again; one minute by default. */
    public TestClusterBuilder codeTimeout(Duration timeout) {
        codeTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /** The servers' time; the system's by default. */
    public TestClusterBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** The source of everything random. */
    public TestClusterBuilder random(SecureRandom value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /**
     * The certificate for clients that come as a WebSocket over TLS; by default a new one for loopback, see {@link
     * TestCluster#trust()}.
     *
     * @param context one with a server's key
     */
    public TestClusterBuilder tls(SSLContext context) {
        tls = Objects.requireNonNull(context, "context");
        return this;
    }

    /**
     * Lets the data centres be MTProxies too, on the same ports: clients that know this secret are taken, in the way that
     * it asks for. May be repeated.
     */
    public TestClusterBuilder proxySecret(ProxySecret secret) {
        proxySecrets.add(Objects.requireNonNull(secret, "secret"));
        return this;
    }

    /**
     * Starts the cluster.
     *
     * @throws java.io.UncheckedIOException if a port cannot be had
     * @throws IllegalArgumentException if two accounts have the same id, number, token or username
     */
    public TestCluster start() {
        SecureRandom source = random == null ? new SecureRandom() : random;
        ServerSettings settings = new ServerSettings(signUpAllowed, defaultCode, codeTimeout);
        ClusterState state = new ClusterState(
                settings,
                clock,
                source,
                IntStream.rangeClosed(1, dataCenters).boxed().toList());
        accounts.forEach(state.accounts()::add);
        RsaPrivateKey key = rsaKey == null ? RsaPrivateKey.generate(source) : rsaKey;
        return new TestCluster(state, key, new ServerCertificate(tls, source), proxySecrets, bindAddress, ports);
    }
}
