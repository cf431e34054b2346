package dev.mtproto4j.core.exchange;

import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.crypto.AesIge;
import dev.mtproto4j.crypto.AesKey;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.DhKeyPair;
import dev.mtproto4j.crypto.DhParameters;
import dev.mtproto4j.crypto.Hashes;
import dev.mtproto4j.crypto.KeyDerivation;
import dev.mtproto4j.crypto.PqFactorization;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.mtproto.method.SetClientDHParams;
import dev.mtproto4j.mtproto.type.ClientDHInnerData;
import dev.mtproto4j.mtproto.type.DhGenOk;
import dev.mtproto4j.mtproto.type.ResPQ;
import dev.mtproto4j.mtproto.type.ServerDHInnerData;
import dev.mtproto4j.mtproto.type.ServerDHParamsOk;
import dev.mtproto4j.tl.Int128;
import dev.mtproto4j.tl.Int256;
import dev.mtproto4j.tl.LongVector;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server that answers rightly, save for the one thing that a test replaces. */
final class HostileServer {

    static final Int128 OTHER_NONCE = Int128.of(new byte[16]);

    UnaryOperator<ResPQ> resPq = UnaryOperator.identity();
    UnaryOperator<ServerDHInnerData> innerData = UnaryOperator.identity();
    /** SHA1, object, padding. */
    UnaryOperator<byte[]> plainAnswer = UnaryOperator.identity();

    UnaryOperator<ServerDHParamsOk> params = UnaryOperator.identity();
    /** In place of the second answer. */
    Answer secondAnswer = (server, ok) -> ok;
    /** In place of the third answer. */
    Answer thirdAnswer = (server, ok) -> ok;

    UnaryOperator<byte[]> packet = UnaryOperator.identity();

    final Int128 serverNonce = Int128.random(FixedRandom.seeded(41));
    final DhKeyPair pair = DhParameters.known().generate(FixedRandom.seeded(42));
    Int128 nonce = OTHER_NONCE;
    Int256 newNonce = Int256.of(new byte[32]);
    AuthKey key = new AuthKey(new byte[256]);

    /** An answer of the server, made of the right one. */
    @FunctionalInterface
    interface Answer {
        TlObject of(HostileServer server, TlObject right);
    }

    byte[] onReqPq(byte[] query) {
        nonce = Int128.of(Arrays.copyOfRange(query, 24, 40));
        ResPQ right = new ResPQ(
                nonce,
                serverNonce,
                PqFactorization.toBytes(1_229_739_323L * 1_402_015_859L),
                LongVector.of(TestKeys.FIRST.publicKey().fingerprint()));
        return packet.apply(Exchanges.packet(resPq.apply(right)));
    }

    byte[] onReqDhParams(byte[] query) {
        ReqDHParams request = Recorded.reqDhParams(Arrays.copyOfRange(query, 20, query.length));
        newNonce = InnerData.decrypt(List.of(TestKeys.FIRST), request.publicKeyFingerprint(), request.encryptedData())
                .data()
                .newNonce();
        ServerDHInnerData inner = innerData.apply(new ServerDHInnerData(
                nonce, serverNonce, 3, DhParameters.known().dhPrime(), pair.publicValue(), (int)
                        Exchanges.NOW.getEpochSecond()));
        byte[] object = inner.toByteArray();
        ByteBuffer plain = ByteBuffer.allocate((20 + object.length + 15) / 16 * 16);
        plain.put(Hashes.sha1(object)).put(object);
        AesKey aes = aes();
        byte[] encrypted = new AesIge().encrypt(aes.key(), aes.iv(), plainAnswer.apply(plain.array()));
        ServerDHParamsOk right = params.apply(new ServerDHParamsOk(nonce, serverNonce, encrypted));
        return Exchanges.packet(secondAnswer.of(this, right));
    }

    byte[] onSetClientDhParams(byte[] query) {
        TlReader reader = new TlReader(query, 20, query.length - 20);
        reader.expectConstructor("set_client_DH_params", SetClientDHParams.CONSTRUCTOR_ID);
        SetClientDHParams request = SetClientDHParams.readBare(reader);
        ClientDHInnerData inner = ExchangeCrypto.open(aes(), request.encryptedData(), ClientDHInnerData::read);
        key = pair.authKey(inner.gB(), "g_b");
        return Exchanges.packet(thirdAnswer.of(this, new DhGenOk(nonce, serverNonce, hash(ExchangeCrypto.OK))));
    }

    Int128 hash(int number) {
        return ExchangeCrypto.newNonceHash(newNonce, number, key);
    }

    private AesKey aes() {
        return KeyDerivation.tmpAes(newNonce.toByteArray(), serverNonce.toByteArray());
    }

    /** Lets a new client go through the exchange. */
    KeyExchangeResult serve(long seed) {
        ClientKeyExchange client = new ClientKeyExchange(Exchanges.clientOptions(seed));
        byte[] first = onReqPq(client.start(Exchanges.NOW));
        byte[] second = onReqDhParams(Exchanges.packet(client.receive(first, Exchanges.NOW)));
        byte[] third = onSetClientDhParams(Exchanges.packet(client.receive(second, Exchanges.NOW)));
        return ((ExchangeStep.Completed) client.receive(third, Exchanges.NOW)).result();
    }
}
