package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.DcNumber;
import dev.mtproto4j.crypto.Side;
import java.security.MessageDigest;
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
        SECURE_WEB_SOCKET,
        /** Records that look like TLS, towards a proxy whose secret begins with {@code ee}. */
        FAKE_TLS,
        /** Bodies of HTTP requests and answers. There is no framing, and the server speaks only when it was asked. */
        HTTP,
        /** The same over TLS. */
        HTTPS
    }

    /**
     * What carries the bytes, with what only some carriers need.
     *
     * @param tls whom to trust; null for whom the platform trusts
     * @param domain the site that fake TLS pretends to ask for
     */
    private record Carriage(
            Carrier carrier,
            @Nullable SSLContext tls,
            @Nullable String domain) {

        static final Carriage TCP = new Carriage(Carrier.TCP, null, null);
    }

    private final @Nullable Framing framing;
    private final boolean obfuscated;
    private final byte @Nullable [] secret;
    private final Carriage carriage;
    private final int maxPadding;

    private Transport(Framing framing, boolean obfuscated, byte @Nullable [] secret) {
        this(framing, obfuscated, secret, Carriage.TCP);
    }

    private Transport(@Nullable Framing framing, boolean obfuscated, byte @Nullable [] secret, Carriage carriage) {
        this(framing, obfuscated, secret, carriage, PaddedIntermediateCodec.MAX_PADDING);
    }

    private Transport(
            @Nullable Framing framing,
            boolean obfuscated,
            byte @Nullable [] secret,
            Carriage carriage,
            int maxPadding) {
        if (obfuscated && framing != null && !framing.canBeObfuscated()) {
            throw new IllegalArgumentException(
                    "the full framing has no tag in the obfuscation header: choose another one");
        }
        this.framing = framing;
        this.obfuscated = obfuscated;
        this.secret = secret;
        this.carriage = carriage;
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
        return new Transport(framing, true, null, new Carriage(Carrier.WEB_SOCKET, null, null));
    }

    /**
     * A framing under obfuscation in a WebSocket over TLS. The server's certificate must be for the name in the address.
     *
     * @param tls whom to trust; null for the authorities that the platform trusts
     * @throws IllegalArgumentException for {@link Framing#FULL}, which has no obfuscated form
     */
    public static Transport secureWebSocket(Framing framing, @Nullable SSLContext tls) {
        return new Transport(framing, true, null, new Carriage(Carrier.SECURE_WEB_SOCKET, tls, null));
    }

    /**
     * The padded intermediate framing, obfuscated, behind what looks like TLS to a web site.
     *
     * @param key the 16 bytes that the proxy and its users share
     * @param domain the web site's name, 1 to 182 bytes
     */
    static Transport fakeTls(byte[] key, String domain) {
        return new Transport(
                Framing.PADDED_INTERMEDIATE, true, key.clone(), new Carriage(Carrier.FAKE_TLS, null, domain));
    }

    /**
     * Bodies of HTTP requests and answers, with long polling; for networks that let nothing else through. Slower than the
     * others, and without quick acknowledgements.
     */
    public static Transport http() {
        return new Transport(null, false, null, new Carriage(Carrier.HTTP, null, null));
    }

    /**
     * {@link #http()} over TLS. The server's certificate must be for the name in the address.
     *
     * @param tls whom to trust; null for the authorities that the platform trusts
     */
    public static Transport https(@Nullable SSLContext tls) {
        return new Transport(null, false, null, new Carriage(Carrier.HTTPS, tls, null));
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
            throw new IllegalArgumentException("only the padded intermediate framing has padding, not " + this);
        }
        if (bytes < 0 || bytes > PaddedIntermediateCodec.MAX_PADDING) {
            throw new IllegalArgumentException("0 to 15 bytes of padding are possible, not " + bytes);
        }
        return new Transport(framing, obfuscated, secret, carriage, bytes);
    }

    /** What carries the bytes. */
    public Carrier carrier() {
        return carriage.carrier();
    }

    /** The trust for {@link Carrier#SECURE_WEB_SOCKET} and {@link Carrier#HTTPS}; null for that of the platform. */
    public @Nullable SSLContext tls() {
        return carriage.tls();
    }

    /** The site that {@link Carrier#FAKE_TLS} pretends to ask for, and the key that proves who asks; null for others. */
    public @Nullable ProxySecret fakeTls() {
        return carriage.domain() == null || secret == null ? null : ProxySecret.fakeTls(secret, carriage.domain());
    }

    /** Whether packets are the bodies of HTTP requests. */
    public boolean isHttp() {
        return carrier() == Carrier.HTTP || carrier() == Carrier.HTTPS;
    }

    /**
     * How packets are marked.
     *
     * @throws IllegalStateException for HTTP, which needs no marks
     */
    public Framing framing() {
        if (framing == null) {
            throw new IllegalStateException("HTTP has no framing");
        }
        return framing;
    }

    /** Whether a packet can ask for a quick acknowledgement. */
    public boolean supportsQuickAck() {
        return framing != null && framing.supportsQuickAck();
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
     * @throws IllegalStateException for HTTP, which has none
     */
    public TransportCodec newClientCodec(DcNumber dc, SecureRandom random) {
        TransportCodec plain = codec(framing(), Side.CLIENT, random, maxPadding);
        if (!obfuscated) {
            return plain;
        }
        ObfuscationHeader header = ObfuscationHeader.create(framing(), dc, secret, random);
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
                && carriage.equals(that.carriage)
                && maxPadding == that.maxPadding
                && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(framing, obfuscated, carriage, maxPadding, Arrays.hashCode(secret));
    }

    @Override
    public String toString() {
        String over = switch (carrier()) {
            case TCP -> "";
            case WEB_SOCKET -> " in a WebSocket";
            case SECURE_WEB_SOCKET -> " in a WebSocket over TLS";
            case FAKE_TLS -> " in fake TLS to " + carriage.domain();
            case HTTP, HTTPS -> "";
        };
        String what = framing == null ? carrier().toString() : framing.toString();
        return (obfuscated ? "obfuscated " : "") + what + (secret == null ? "" : " with a secret") + over;
    }
}
