package dev.mtproto4j.core.transport;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret of an MTProxy, which also says how the proxy wants to be spoken to. Its bytes are in no message and in no
 * {@link #toString}.
 */
public final class ProxySecret {

    /** The longest name that fits into the first message of TLS as proxies expect it. */
    public static final int MAX_DOMAIN_BYTES = 182;

    private static final int KEY_BYTES = ObfuscationHeader.SECRET_SIZE;
    private static final byte PADDED = (byte) 0xdd;
    private static final byte FAKE_TLS = (byte) 0xee;
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    /** How a proxy wants to be spoken to. */
    public enum Mode {
        /** Any framing, obfuscated. */
        PLAIN,
        /** The padded intermediate framing, obfuscated; the secret begins with {@code dd}. */
        PADDED,
        /** As if it were TLS to a web site; the secret begins with {@code ee} and ends with the site's name. */
        FAKE_TLS
    }

    private final Mode mode;
    private final byte[] key;
    private final @Nullable String domain;

    private ProxySecret(Mode mode, byte[] key, @Nullable String domain) {
        this.mode = mode;
        this.key = key;
        this.domain = domain;
    }

    /**
     * Reads a secret as links and settings have it: in hexadecimal or base64url.
     *
     * @throws IllegalArgumentException if it is not a secret
     */
    public static ProxySecret parse(String text) {
        byte[] bytes = decode(text);
        if (bytes.length == KEY_BYTES) {
            return new ProxySecret(Mode.PLAIN, bytes, null);
        }
        if (bytes.length == KEY_BYTES + 1 && bytes[0] == PADDED) {
            return new ProxySecret(Mode.PADDED, Arrays.copyOfRange(bytes, 1, bytes.length), null);
        }
        if (bytes.length > KEY_BYTES + 1 && bytes[0] == FAKE_TLS) {
            int domainBytes = bytes.length - KEY_BYTES - 1;
            if (domainBytes > MAX_DOMAIN_BYTES) {
                throw new IllegalArgumentException(
                        "the name in a proxy's secret has " + domainBytes + " bytes, where 182 are the limit");
            }
            String domain = new String(bytes, KEY_BYTES + 1, domainBytes, StandardCharsets.UTF_8);
            return new ProxySecret(Mode.FAKE_TLS, Arrays.copyOfRange(bytes, 1, KEY_BYTES + 1), domain);
        }
        throw new IllegalArgumentException(
                "a proxy's secret has 16 bytes, or dd and 16, or ee, 16 and a name; this one has " + bytes.length);
    }

    private static byte[] decode(String text) {
        if (HEX.matcher(text).matches()) {
            return HexFormat.of().parseHex(text);
        }
        boolean urlAlphabet = text.indexOf('+') < 0 && text.indexOf('/') < 0;
        boolean padded = text.endsWith("=");
        Base64.Decoder decoder = urlAlphabet ? Base64.getUrlDecoder() : Base64.getDecoder();
        Base64.Encoder encoder = urlAlphabet ? Base64.getUrlEncoder() : Base64.getEncoder();
        try {
            byte[] bytes = decoder.decode(text);
            // Java tolerates bits after the last byte; then two different texts would be the same secret.
            String again = (padded || !urlAlphabet ? encoder : encoder.withoutPadding()).encodeToString(bytes);
            if (again.equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text.
        }
        throw new IllegalArgumentException("a proxy's secret is in hexadecimal or base64url");
    }

    /** How the proxy wants to be spoken to. */
    public Mode mode() {
        return mode;
    }

    /** The name of the web site that {@link Mode#FAKE_TLS} pretends to speak to. */
    public Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    /** The 16 bytes that both sides know; a new array. */
    public byte[] key() {
        return key.clone();
    }

    /**
     * The transport to use towards the proxy.
     *
     * @throws UnsupportedOperationException for {@link Mode#FAKE_TLS}, which this library cannot speak yet
     */
    public Transport transport() {
        return switch (mode) {
            case PLAIN -> Transport.withSecret(Framing.INTERMEDIATE, key);
            case PADDED -> Transport.withSecret(Framing.PADDED_INTERMEDIATE, key);
            case FAKE_TLS ->
                throw new UnsupportedOperationException(
                        "this proxy wants fake TLS, which is not implemented: use one whose secret does not begin with ee");
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProxySecret that
                && mode == that.mode
                && MessageDigest.isEqual(key, that.key)
                && Objects.equals(domain, that.domain);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "ProxySecret[" + mode + (domain == null ? "]" : " " + domain + "]");
    }
}
