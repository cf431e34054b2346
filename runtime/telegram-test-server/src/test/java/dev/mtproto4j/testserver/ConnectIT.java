package dev.mtproto4j.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.help.GetAppConfig;
import dev.mtproto4j.api.method.help.GetCdnConfig;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.api.type.Config;
import dev.mtproto4j.api.type.DcOption;
import dev.mtproto4j.api.type.NearestDc;
import dev.mtproto4j.api.type.help.AppConfig;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.testserver.tls.LoopbackCertificate;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectIT {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final List<ProxySecret> SECRETS =
            List.of(ProxySecret.plain(KEY), ProxySecret.padded(KEY), ProxySecret.fakeTls(KEY, "example.com"));

    private TestCluster cluster;

    @BeforeAll
    void start() {
        TestClusterBuilder builder = TestCluster.builder();
        SECRETS.forEach(builder::proxySecret);
        cluster = builder.start();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    Stream<Transport> transports() {
        Stream<Transport> direct = Arrays.stream(Framing.values())
                .flatMap(framing -> framing.canBeObfuscated()
                        ? Stream.of(
                                Transport.plain(framing),
                                Transport.obfuscated(framing),
                                Transport.webSocket(framing),
                                Transport.secureWebSocket(framing, cluster.trust()))
                        : Stream.of(Transport.plain(framing)));
        return Stream.concat(direct, SECRETS.stream().map(ProxySecret::transport));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void everyTransportOnOnePort(Transport transport) {
        try (ApiClient client = ApiClient.connect(cluster, 1, transport)) {
            Config config = client.call(new GetConfig());
            assertThat(config.thisDc()).isEqualTo(1);
        }
    }

    @Test
    void showsACertificateOfOnesOwn() {
        LoopbackCertificate own = LoopbackCertificate.create(new SecureRandom());
        Transport trusting = Transport.secureWebSocket(Framing.INTERMEDIATE, own.client());
        try (TestCluster other = TestCluster.builder().tls(own.server()).start();
                ApiClient client = ApiClient.connect(other, 1, trusting)) {
            assertThat(client.call(new GetConfig()).thisDc()).isEqualTo(1);
            assertThatThrownBy(other::certificatePem).hasMessageContaining("SSLContext");
        }
        assertThatThrownBy(() -> ApiClient.connect(cluster, 1, trusting))
                .rootCause()
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theConfigurationTellsTheRealAddresses() {
        try (ApiClient client = ApiClient.connect(cluster, 2)) {
            Config config = client.call(new GetConfig());
            assertThat(config.thisDc()).isEqualTo(2);
            assertThat(config.dcOptions()).extracting(DcOption::id).containsExactly(1, 2);
            assertThat(config.dcOptions())
                    .extracting(DcOption::port)
                    .containsExactly(cluster.dc(1).port(), cluster.dc(2).port());
            assertThat(config.dcOptions()).extracting(DcOption::ipAddress).containsOnly("127.0.0.1");
            assertThat(client.call(new GetNearestDc())).isEqualTo(new NearestDc("XX", 2, 2));
            assertThat(client.call(new GetCdnConfig()).publicKeys()).isEmpty();
            AppConfig appConfig = (AppConfig) client.call(new GetAppConfig(0));
            assertThat(client.call(new GetAppConfig(appConfig.hash()))).isNotEqualTo(appConfig);
        }
    }

    @Test
    void severalClustersInOneProcess() {
        RsaPrivateKey key = RsaPrivateKey.generate(new SecureRandom());
        try (TestCluster other = TestCluster.builder()
                        .dataCenters(3)
                        .rsaKeyPem(key.toPem())
                        .start();
                ApiClient here = ApiClient.connect(cluster, 1);
                ApiClient there = ApiClient.connect(other, 3)) {
            assertThat(other.publicKey()).isEqualTo(key.publicKey());
            assertThat(other.publicKeyPem()).startsWith("-----BEGIN RSA PUBLIC KEY-----");
            assertThat(here.call(new GetConfig()).dcOptions()).hasSize(2);
            assertThat(there.call(new GetConfig()).dcOptions()).hasSize(3);
            assertThat(other.requests("help.getConfig")).singleElement().satisfies(request -> {
                assertThat(request.dcId()).isEqualTo(3);
                assertThat(request.layer()).isEqualTo(228);
                assertThat(request.authKeyId()).isEqualTo(there.keyId());
                assertThat(request.error()).isNull();
            });
        }
    }

    @Test
    void aKeyIsKnownOnItsDataCenterOnly() {
        try (ApiClient client = ApiClient.connect(cluster, 1);
                ApiClient again = client.again(cluster, 1)) {
            client.call(new GetConfig());
            assertThat(again.callBare(new GetNearestDc()).thisDc()).isEqualTo(1);
            assertThatThrownBy(() -> {
                        try (ApiClient elsewhere = client.again(cluster, 2)) {
                            elsewhere.call(new GetNearestDc());
                        }
                    })
                    .hasMessageContaining("404");
        }
    }

    @Test
    void aClientHasToIntroduceItself() {
        try (ApiClient client = ApiClient.connect(cluster, 1)) {
            assertThat(client.errorBare(new GetNearestDc())).isEqualTo("400 CONNECTION_NOT_INITED");
            client.call(new GetConfig());
            assertThat(client.callBare(new GetNearestDc()).thisDc()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, cluster.dc(1).address().getAddress())) {
            TestClusterBuilder builder = TestCluster.builder().port(2, taken.getLocalPort());
            assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
        }
    }
}
