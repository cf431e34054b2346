package dev.mtproto4j.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.Echo;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.connection.server.MtprotoServer;
import dev.mtproto4j.core.connection.server.MtprotoServerOptions;
import dev.mtproto4j.core.connection.server.ServerHandler;
import dev.mtproto4j.core.exchange.HandshakeException;
import dev.mtproto4j.core.exchange.HandshakeFailure;
import dev.mtproto4j.core.transport.Framing;
import dev.mtproto4j.core.transport.Transport;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.crypto.RsaPublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Media, test and CDN data centres: their numbers in the key exchange, and keys that are not Telegram's usual ones. */
@Timeout(120)
class DataCentresIT {

    private static final RsaPrivateKey USUAL = RsaPrivateKey.generate(FixedRandom.seeded(51));
    private static final RsaPrivateKey OF_THE_CDN = RsaPrivateKey.generate(FixedRandom.seeded(52));
    private static final DcNumber CDN = DcNumber.of(203);

    private final Set<Integer> named = ConcurrentHashMap.newKeySet();

    private MtprotoServer server(RsaPrivateKey key, DcNumber dc) {
        ServerHandler echo = (session, request) -> session.reply(
                request.msgId(), new Echo(Echo.read(request.body()).text()).resultBytes());
        return MtprotoServer.start(MtprotoServerOptions.builder(echo)
                .acceptDc(wire -> named.add(wire) && wire == dc.wireValue())
                .rsaKeys(List.of(key))
                .build());
    }

    private static ConnectionOptions options(MtprotoServer server, DcNumber dc, List<RsaPublicKey> keys) {
        return ConnectionOptions.builder()
                .address(server.address())
                .dc(dc)
                .rsaKeys(keys)
                .transport(Transport.obfuscated(Framing.INTERMEDIATE))
                .build();
    }

    static Stream<DcNumber> numbers() {
        return Stream.of(new DcNumber(4, false, true), new DcNumber(2, true, false), new DcNumber(2, true, true), CDN);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void eachKindHasItsNumber(DcNumber dc) {
        try (MtprotoServer server = server(USUAL, dc);
                MtprotoConnection connection =
                        Loopback.get(MtprotoConnection.open(options(server, dc, List.of(USUAL.publicKey()))))) {
            assertThat(Loopback.get(connection.send(new Echo("there")))).isEqualTo("there");
            assertThat(named).containsExactly(dc.wireValue());
        }
    }

    @Test
    void aCdnIsKnownByTheKeysOfItsConfigurationOnly() {
        // As help.getCdnConfig has it: cdnPublicKey.public_key is a PEM text.
        RsaPublicKey fromConfiguration =
                RsaPublicKey.fromPem(OF_THE_CDN.publicKey().toPem());
        try (MtprotoServer server = server(OF_THE_CDN, CDN)) {
            try (MtprotoConnection connection =
                    Loopback.get(MtprotoConnection.open(options(server, CDN, List.of(fromConfiguration))))) {
                assertThat(Loopback.get(connection.send(new Echo("a piece")))).isEqualTo("a piece");
            }
            assertThatThrownBy(() ->
                            Loopback.get(MtprotoConnection.open(options(server, CDN, List.of(USUAL.publicKey())))))
                    .isInstanceOfSatisfying(
                            HandshakeException.class,
                            e -> assertThat(e.failure()).isEqualTo(HandshakeFailure.UNKNOWN_FINGERPRINT));
        }
    }

    @Test
    void anotherDataCentreThanTheAddressServesIsNamed() {
        try (MtprotoServer server = server(USUAL, DcNumber.of(4))) {
            assertThatThrownBy(() -> Loopback.get(MtprotoConnection.open(
                            options(server, new DcNumber(4, false, true), List.of(USUAL.publicKey())))))
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            e -> assertThat(e.meaning()).isEqualTo(TransportException.Meaning.INVALID_DC));
        }
    }
}
