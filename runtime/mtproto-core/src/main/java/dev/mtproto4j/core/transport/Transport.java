package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.crypto.Side;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A client's choice of framing and obfuscation. Immutable. */
public final class Transport {

    /** What carries the bytes. */
    public enum Carrier {
        /** A TCP connection as it is. */
        TCP,
        /** Binary messages of a WebSocket, whose limits mean nothing. */
        WEB_SOCKET,
        /** A WebSocket over TLS, as browsers demand and most proxies let through. */
        SECURE_WEB_SOCKET
    }

    private final Framing framing;
    private final boolean obfuscated;
    private final byte @Nullable [] secret;
    private final Carrier carrier;
    private final @Nullable SSLContext tls;
    private final int maxPadding;

    private Transport(Framing framing, boolean obfuscated, byte @Nullable [] secret) {
        this(framing, obfuscated, secret, Carrier.TCP, null, PaddedIntermediateCodec.MAX_PADDING);
    }

    private Transport(
            Framing framing,
            boolean obfuscated,
            byte @Nullable [] secret,
            Carrier carrier,
            @Nullable SSLContext tls,
            int maxPadding) {
        if (obfuscated && !framing.canBeObfuscated()) {
            throw new IllegalArgumentException(
                    "the full framing has no tag in the obfuscation header: choose another one");
        }
        this.framing = framing;
        this.obfuscated = obfuscated;
        this.secret = secret;
        this.carrier = carrier;
        this.tls = tls;
        this.maxPadding = maxPadding;
    }

    /** A framing as it is. */
    public static Transport plain(Framing framing) {
        return new Transport(framing, false, null);
    }

    /**
     * A framing under obfuscation, which makes the connection look random to whoever filters by content.
     *
     * @throws IllegalArgumentException for {@link Framing#FULL}, which has no obfuscated form
     */
    public static Transport obfuscated(Framing framing) {
        return new Transport(framing, true, null);
    }

    /**
     * A framing under obfuscation with the secret of a proxy.
     *
     * @param secret 16 bytes
     */
    public static Transport withSecret(Framing framing, byte[] secret) {
        if (secret.length != ObfuscationHeader.SECRET_SIZE) {
            throw new IllegalArgumentException("a proxy's secret has 16 bytes, not " + secret.length);
        }
        return new Transport(framing, true, secret.clone());
    }

    /**
     * A framing under obfuscation in a WebSocket, which the protocol does not use without it.
     *
     * @throws IllegalArgumentException for {@link Framing#FULL}, which has no obfuscated form
     */
    public static Transport webSocket(Framing framing) {
        return new Transport(framing, true, null, Carrier.WEB_SOCKET, null, PaddedIntermediateCodec.MAX_PADDING);
    }

    /**
     * A framing under obfuscation in a WebSocket over TLS. The server's certificate must be for the name in the address.
     *
     * @param tls whom to trust; null for the authorities that the platform trusts
     * @throws IllegalArgumentException for {@link Framing#FULL}, which has no obfuscated form
     */
    public static Transport secureWebSocket(Framing framing, @Nullable SSLContext tls) {
        return new Transport(framing, true, null, Carrier.SECURE_WEB_SOCKET, tls, PaddedIntermediateCodec.MAX_PADDING);
    }

    /**
     * The same with at most so many random bytes after each packet. The framing allows 15, and that is what clients add;
     * some servers and proxies take off only what a packet's length leaves over 4, and understand those that add at most
     * 3.
     *
     * @param bytes 0 to 15
     * @throws IllegalArgumentException for a framing other than {@link Framing#PADDED_INTERMEDIATE}
     */
    public Transport withMaxPadding(int bytes) {
        if (framing != Framing.PADDED_INTERMEDIATE) {
            throw new IllegalArgumentException("only the padded intermediate framing has padding, not " + framing);
        }
        if (bytes < 0 || bytes > PaddedIntermediateCodec.MAX_PADDING) {
            throw new IllegalArgumentException("0 to 15 bytes of padding are possible, not " + bytes);
        }
        return new Transport(framing, obfuscated, secret, carrier, tls, bytes);
    }

    /** What carries the bytes. */
    public Carrier carrier() {
        return carrier;
    }

    /** The trust for {@link Carrier#SECURE_WEB_SOCKET}; null for that of the platform. */
    public @Nullable SSLContext tls() {
        return tls;
    }

    /** How packets are marked. */
    public Framing framing() {
        return framing;
    }

    /** Whether the connection is obfuscated. */
    public boolean isObfuscated() {
        return obfuscated;
    }

    /** Whether the secret of a proxy is part of the obfuscation. */
    public boolean hasSecret() {
        return secret != null;
    }

    /**
     * The codec for one new connection.
     *
     * @param dc the data centre to name in the obfuscation header; proxies choose their route by it
     */
    public TransportCodec newClientCodec(DcNumber dc, SecureRandom random) {
        TransportCodec plain = codec(framing, Side.CLIENT, random, maxPadding);
        if (!obfuscated) {
            return plain;
        }
        ObfuscationHeader header = ObfuscationHeader.create(framing, dc, secret, random);
        return new ObfuscatedCodec(plain, header.wire(), header.cipherFor(Side.CLIENT), header.cipherFor(Side.SERVER));
    }

    static TransportCodec codec(Framing framing, Side self, SecureRandom random) {
        int maxPadding = self == Side.SERVER
                ? PaddedIntermediateCodec.MAX_PADDING_OF_SERVER
                : PaddedIntermediateCodec.MAX_PADDING;
        return codec(framing, self, random, maxPadding);
    }

    private static TransportCodec codec(Framing framing, Side self, SecureRandom random, int maxPadding) {
        return switch (framing) {
            case ABRIDGED -> new AbridgedCodec(self);
            case INTERMEDIATE -> new IntermediateCodec(self);
            case PADDED_INTERMEDIATE -> new PaddedIntermediateCodec(self, random, maxPadding);
            case FULL -> new FullCodec(self);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Transport that
                && framing == that.framing
                && obfuscated == that.obfuscated
                && carrier == that.carrier
                && maxPadding == that.maxPadding
                && Objects.equals(tls, that.tls)
                && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(framing, obfuscated, carrier, maxPadding, Arrays.hashCode(secret));
    }

    @Override
    public String toString() {
        String over = switch (carrier) {
            case TCP -> "";
            case WEB_SOCKET -> " in a WebSocket";
            case SECURE_WEB_SOCKET -> " in a WebSocket over TLS";
        };
        return (obfuscated ? "obfuscated " : "") + framing + (secret == null ? "" : " with a secret") + over;
    }
}
