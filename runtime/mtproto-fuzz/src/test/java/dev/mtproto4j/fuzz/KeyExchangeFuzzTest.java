package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.exchange.ClientKeyExchange;
import dev.mtproto4j.core.exchange.ClientKeyExchangeOptions;
import dev.mtproto4j.core.exchange.ExchangeStep;
import dev.mtproto4j.core.exchange.HandshakeException;
import dev.mtproto4j.core.exchange.ServerKeyExchange;
import dev.mtproto4j.core.exchange.ServerKeyExchangeOptions;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.AesIge;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.RsaPad;
import dev.mtproto4j.crypto.RsaPrivateKey;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.mtproto.type.AnyPQInnerData;
import dev.mtproto4j.mtproto.type.PQInnerDataDc;
import dev.mtproto4j.mtproto.type.ServerDHParams;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Both sides of a key exchange against an adversary who may also know the keys: every answer fits or is refused. */
class KeyExchangeFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int ENVELOPE = 20;
    private static final RsaPrivateKey KEY = RsaPrivateKey.generate(new SeededRandom(1));
    private static final List<byte[]> FROM_CLIENT = new ArrayList<>();
    private static final List<byte[]> FROM_SERVER = new ArrayList<>();

    static {
        ClientKeyExchange client = client();
        ServerKeyExchange server = server();
        byte[] query = client.start(NOW);
        while (true) {
            FROM_CLIENT.add(query);
            byte[] answer = Objects.requireNonNull(server.receive(query, NOW).packet());
            FROM_SERVER.add(answer);
            byte @Nullable [] next = client.receive(answer, NOW).packet();
            if (next == null) {
                break;
            }
            query = next;
        }
    }

    /** Always says the same: its random numbers follow from a seed. */
    private static ClientKeyExchange client() {
        return new ClientKeyExchange(
                ClientKeyExchangeOptions.permanent(List.of(KEY.publicKey()), DcNumber.of(2), new SeededRandom(2)));
    }

    private static ServerKeyExchange server() {
        return new ServerKeyExchange(ServerKeyExchangeOptions.builder(List.of(KEY), new SeededRandom(3))
                .acceptDc(dc -> dc == 2)
                .build());
    }

    @FuzzTest(maxDuration = "10m")
    void aClientTakesTheRightAnswersOnly(FuzzedDataProvider data) {
        int step = data.consumeInt(0, 2);
        ClientKeyExchange client = client();
        client.start(NOW);
        try {
            for (int i = 0; i < step; i++) {
                client.receive(FROM_SERVER.get(i), NOW);
            }
            byte[] answer = forged(FROM_SERVER.get(step), data);
            ExchangeStep next = client.receive(answer, NOW);
            if (step == 2) {
                assertThat(next).isInstanceOf(ExchangeStep.Completed.class);
                assertThat(Arrays.copyOfRange(answer, ENVELOPE, FROM_SERVER.get(2).length))
                        .isEqualTo(Arrays.copyOfRange(FROM_SERVER.get(2), ENVELOPE, FROM_SERVER.get(2).length));
            }
        } catch (HandshakeException e) {
            assertThat(e.failure().explanation()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void aServerTakesTheRightQuestionsOnly(FuzzedDataProvider data) {
        int step = data.consumeInt(0, 4);
        ServerKeyExchange server = server();
        try {
            int before = step == 3 ? 1 : Math.min(step, 2);
            for (int i = 0; i < before; i++) {
                server.receive(FROM_CLIENT.get(i), NOW);
            }
            byte[] question = switch (step) {
                case 3 -> forgedInnerData(data);
                case 4 -> forgedClientParams(data);
                default -> forged(FROM_CLIENT.get(step), data);
            };
            ExchangeStep next = server.receive(question, NOW);
            assertThat(next.packet()).isNotNull();
        } catch (HandshakeException e) {
            assertThat(e.failure().explanation()).isNotBlank();
        }
    }

    /** Another body in a plain message, or another message altogether. */
    private static byte[] forged(byte[] right, FuzzedDataProvider data) {
        if (data.consumeBoolean()) {
            return Mutation.of(right, data);
        }
        byte[] body = Mutation.of(Arrays.copyOfRange(right, ENVELOPE, right.length), data);
        return new PlainMessage(4, body).toByteArray();
    }

    /** {@code p_q_inner_data} with other fields, under the right RSA key. */
    private static byte[] forgedInnerData(FuzzedDataProvider data) {
        ReqDHParams right = reqDhParams();
        byte[] inner = Mutation.of(innerData().toByteArray(), data);
        byte[] encrypted = RsaPad.encrypt(
                KEY.publicKey(),
                Arrays.copyOf(inner, Math.min(inner.length, RsaPad.MAX_DATA_BYTES)),
                new SeededRandom(4));
        return packet(new ReqDHParams(
                right.nonce(), right.serverNonce(), right.p(), right.q(), right.publicKeyFingerprint(), encrypted));
    }

    /** {@code client_DH_inner_data} with other fields, under the right keys. */
    private static byte[] forgedClientParams(FuzzedDataProvider data) {
        SetClientDHParams right = SetClientDHParams.readBare(bodyOf(FROM_CLIENT.get(2)));
        AesKey aes = aes();
        byte[] plain = new AesIge().decrypt(aes.key(), aes.iv(), right.encryptedData());
        return packet(new SetClientDHParams(right.nonce(), right.serverNonce(), sealed(plain, aes, data)));
    }

    /** {@code server_DH_inner_data} with other fields, under the right keys. */
    @FuzzTest(maxDuration = "10m")
    void aClientChecksWhatAServerWithTheRightKeysSays(FuzzedDataProvider data) {
        ClientKeyExchange client = client();
        client.start(NOW);
        client.receive(FROM_SERVER.get(0), NOW);
        TlReader reader = new TlReader(FROM_SERVER.get(1), ENVELOPE, FROM_SERVER.get(1).length - ENVELOPE);
        ServerDHParamsOk right = (ServerDHParamsOk) ServerDHParams.read(reader);
        AesKey aes = aes();
        byte[] plain = new AesIge().decrypt(aes.key(), aes.iv(), right.encryptedAnswer());
        byte[] answer = packet(new ServerDHParamsOk(right.nonce(), right.serverNonce(), sealed(plain, aes, data)));
        try {
            assertThat(client.receive(answer, NOW)).isInstanceOf(ExchangeStep.Send.class);
        } catch (HandshakeException e) {
            assertThat(e.failure().explanation()).isNotBlank();
        }
    }

    private static byte[] sealed(byte[] plain, AesKey aes, FuzzedDataProvider data) {
        int hashBytes = 20;
        byte[] object = Mutation.of(Arrays.copyOfRange(plain, hashBytes, plain.length), data);
        byte[] changed = Arrays.copyOf(plain, (hashBytes + object.length + 15) / 16 * 16);
        System.arraycopy(object, 0, changed, hashBytes, object.length);
        int hashed = data.consumeInt(0, changed.length - hashBytes);
        System.arraycopy(
                Hashes.sha1(Arrays.copyOfRange(changed, hashBytes, changed.length - hashed)), 0, changed, 0, hashBytes);
        return new AesIge().encrypt(aes.key(), aes.iv(), changed);
    }

    private static AesKey aes() {
        PQInnerDataDc inner = innerData();
        return KeyDerivation.tmpAes(
                inner.newNonce().toByteArray(), inner.serverNonce().toByteArray());
    }

    private static PQInnerDataDc innerData() {
        return (PQInnerDataDc) AnyPQInnerData.read(
                new TlReader(RsaPad.decrypt(KEY, reqDhParams().encryptedData())));
    }

    private static ReqDHParams reqDhParams() {
        return ReqDHParams.readBare(bodyOf(FROM_CLIENT.get(1)));
    }

    private static TlReader bodyOf(byte[] packet) {
        TlReader reader = new TlReader(packet, ENVELOPE, packet.length - ENVELOPE);
        reader.readInt();
        return reader;
    }

    private static byte[] packet(TlObject object) {
        return new PlainMessage(4, object.toByteArray()).toByteArray();
    }
}
