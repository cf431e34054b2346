package dev.mtproto4j.client.dc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One address of a data centre. Immutable. */
public final class DcAddress {

    /** What an address is for, or needs; the flags of {@code dcOption}. */
    public enum Flag {
        IPV6,
        /** Only uploads and downloads. */
        MEDIA_ONLY,
        /** Only obfuscated transports, with {@link DcAddress#secret()} if there is one. */
        OBFUSCATED_ONLY,
        /** A content delivery node, which never sees an authorization. */
        CDN,
        /** Does not change; for connections through a proxy. */
        STATIC,
        /** No other port than the one given answers. */
        THIS_PORT_ONLY
    }

    private final int dcId;
    private final String host;
    private final int port;
    private final Set<Flag> flags;
    private final byte @Nullable [] secret;

    private DcAddress(int dcId, String host, int port, Set<Flag> flags, byte @Nullable [] secret) {
        if (dcId < 1 || dcId > DcOptions.MAX_DC_ID) {
            throw new IllegalArgumentException(
                    "A data centre has a number from 1 to " + DcOptions.MAX_DC_ID + ", not " + dcId + ".");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + " of data centre " + dcId + " is not from 1 to 65535.");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("Data centre " + dcId + " needs a host.");
        }
        this.dcId = dcId;
        this.host = host;
        this.port = port;
        this.flags = flags;
        this.secret = secret;
    }

    /** An address for everything, reached by any transport. */
    public static DcAddress of(int dcId, String host, int port) {
        return of(dcId, host, port, Set.of(), null);
    }

    /**
     * An address with what is special about it.
     *
     * @param secret 16 or more bytes for the obfuscated transport; copied
     */
    public static DcAddress of(int dcId, String host, int port, Set<Flag> flags, byte @Nullable [] secret) {
        Set<Flag> copy = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
        return new DcAddress(dcId, host, port, copy, secret == null ? null : secret.clone());
    }

    public int dcId() {
        return dcId;
    }

    /** A host name or an address in digits. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Set<Flag> flags() {
        return flags;
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** A copy; null when there is none. */
    public byte @Nullable [] secret() {
        return secret == null ? null : secret.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DcAddress that
                && dcId == that.dcId
                && port == that.port
                && host.equals(that.host)
                && flags.equals(that.flags)
                && Arrays.equals(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dcId, host, port, flags);
    }

    /** Such as {@code DC 2 at 192.0.2.1:443}; without the secret. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "DC " + dcId + " at " + shown + ":" + port + (flags.isEmpty() ? "" : " " + flags);
    }
}
