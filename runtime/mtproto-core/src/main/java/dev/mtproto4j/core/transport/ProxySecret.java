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
     * A secret of 16 bytes, for any framing.
     *
     * @param key copied
     */
    public static ProxySecret plain(byte[] key) {
        return new ProxySecret(Mode.PLAIN, checked(key), null);
    }

    /** A secret of 16 bytes, for the padded framing. */
    public static ProxySecret padded(byte[] key) {
        return new ProxySecret(Mode.PADDED, checked(key), null);
    }

    /**
     * A secret of 16 bytes, for fake TLS.
     *
     * @param domain the web site's name, 1 to {@value #MAX_DOMAIN_BYTES} bytes
     */
    public static ProxySecret fakeTls(byte[] key, String domain) {
        int length = domain.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > MAX_DOMAIN_BYTES) {
            throw new IllegalArgumentException(
                    "the name in a proxy's secret has " + length + " bytes, where 1 to 182 are possible");
        }
        return new ProxySecret(Mode.FAKE_TLS, checked(key), domain);
    }

    private static byte[] checked(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a proxy's secret has 16 bytes, not " + key.length);
        }
        return key.clone();
    }

    /**
     * Reads a secret as links and settings have it: in hexadecimal or base64url.
     *
     * @throws IllegalArgumentException if it is not a secret
     */
    public static ProxySecret parse(String text) {
        return of(decode(text));
    }

    /**
     * Reads a secret as it stands in {@code dcOption}: 16 bytes, or {@code dd} and 16, or {@code ee}, 16 and a name.
     *
     * @throws IllegalArgumentException if it is not a secret
     */
    public static ProxySecret of(byte[] bytes) {
        if (bytes.length == KEY_BYTES) {
            return plain(bytes);
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
            if (domain.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException("the name in a proxy's secret is not UTF-8");
            }
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

    /** The transport to use towards the proxy. */
    public Transport transport() {
        return domain != null
                ? Transport.fakeTls(key, domain)
                : Transport.withSecret(mode == Mode.PADDED ? Framing.PADDED_INTERMEDIATE : Framing.INTERMEDIATE, key);
    }

    /** As links have it, in hexadecimal. This is the secret itself: not for logs. */
    public String toHex() {
        HexFormat hex = HexFormat.of();
        return switch (mode) {
            case PLAIN -> hex.formatHex(key);
            case PADDED -> "dd" + hex.formatHex(key);
            case FAKE_TLS ->
                "ee" + hex.formatHex(key) + hex.formatHex(domain().orElse("").getBytes(StandardCharsets.UTF_8));
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
