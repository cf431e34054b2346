package dev.mtproto4j.core.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.core.FixedRandom;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.crypto.RsaPublicKey;
import dev.mtproto4j.mtproto.method.ReqDHParams;
import dev.mtproto4j.tl.TlReader;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A published exchange, and clients that draw the same random numbers as the client in it did. */
final class Recorded {

    static final Instant NOW = Instant.ofEpochSecond(1_693_436_740);
    static final JsonNode FILE = Vectors.load("auth_key_exchange.json");

    private static final int INNER_DATA_DC_BYTES = 100;
    private static final int RSA_PADDED_BYTES = 192;

    final JsonNode exchange;
    final JsonNode messages;
    final JsonNode derived;

    private Recorded(JsonNode exchange) {
        this.exchange = exchange;
        this.messages = exchange.path("messages");
        this.derived = exchange.path("derived");
    }

    static Recorded of(String id) {
        return new Recorded(Vectors.byId(FILE.path("exchanges"), id));
    }

    static List<RsaPublicKey> keys() {
        return Vectors.each(Vectors.load("rsa_keys.json").path("keys"))
                .map(key -> new RsaPublicKey(
                        new BigInteger(key.path("modulus").asText(), 16),
                        new BigInteger(key.path("exponent").asText(), 16)))
                .toList();
    }

    /** A client that has got as far as {@code req_DH_params}; then it draws {@code rest}. */
    ClientKeyExchange clientAwaitingParams(List<RsaPublicKey> keys, byte[] resPq, byte[]... rest) {
        byte[] nonce = Vectors.bytes(exchange, "nonce");
        byte[] newNonce = Vectors.bytes(exchange, "new_nonce");
        byte[] padding = new byte[RSA_PADDED_BYTES - INNER_DATA_DC_BYTES];
        int drawn = nonce.length + newNonce.length + padding.length + 32;
        // The key that RSA_PAD draws is not published. It draws again if the number gets too large, which a script of
        // random numbers cannot follow, so take one with which it does not.
        for (byte guess = 0; ; guess++) {
            byte[] tempKey = new byte[32];
            Arrays.fill(tempKey, guess);
            byte[] after = Parts.join(rest);
            FixedRandom random = FixedRandom.of(nonce, newNonce, padding, tempKey, after, new byte[1024]);
            ClientKeyExchange client =
                    new ClientKeyExchange(ClientKeyExchangeOptions.permanent(keys, DcNumber.of(2), random));
            client.start(NOW);
            client.receive(resPq, NOW);
            if (random.taken() == drawn) {
                return client;
            }
        }
    }

    /** The packet with a recorded message, whether or not it was recorded with its plain header. */
    byte[] packet(String message) {
        byte[] bytes = Vectors.bytes(messages, message);
        return PlainMessage.isPlain(bytes) ? relaxed(bytes) : new PlainMessage(1, bytes).toByteArray();
    }

    /** The body of a recorded message. */
    byte[] body(String message) {
        byte[] bytes = Vectors.bytes(messages, message);
        return PlainMessage.isPlain(bytes) ? Arrays.copyOfRange(bytes, 20, bytes.length) : bytes;
    }

    /** The publication leaves out the bytes after the object that the length in the header counts. */
    private static byte[] relaxed(byte[] packet) {
        int declared = (packet[16] & 0xff) | ((packet[17] & 0xff) << 8);
        return Arrays.copyOf(packet, 20 + declared);
    }

    static ReqDHParams reqDhParams(byte[] body) {
        TlReader reader = new TlReader(body);
        reader.expectConstructor("req_DH_params", ReqDHParams.CONSTRUCTOR_ID);
        return ReqDHParams.readBare(reader);
    }

    static byte[] bodyOf(ExchangeStep step) {
        return PlainMessage.parse(Objects.requireNonNull(step.packet())).body();
    }

    /** Joins arrays. */
    private static final class Parts {

        static byte[] join(byte[]... parts) {
            int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
            byte[] all = new byte[length];
            int at = 0;
            for (byte[] part : parts) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
            return all;
        }
    }
}
