package dev.mtproto4j.core.transport;

import dev.mtproto4j.crypto.Side;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server's codec for a connection on which the client has not spoken yet: it takes the transport that comes. */
public final class ServerTransportCodec implements TransportCodec {

    private static final byte[] NOTHING = new byte[0];

    private final SecureRandom random;
    private List<@Nullable ProxySecret> secrets = new ArrayList<>();
    private final byte[] first = new byte[ObfuscationHeader.SIZE];
    private int arrived;
    private @Nullable String broken;
    private @Nullable TransportCodec codec;
    private OptionalInt announcedDc = OptionalInt.empty();

    /** A codec for clients that come without a proxy. */
    public ServerTransportCodec(SecureRandom random) {
        this(random, List.of());
    }

    /**
     * A codec that also takes obfuscation with one of these secrets, as a proxy does: with a padded secret only the
     * padded framing, with one for fake TLS nothing until {@link #cameThrough} has named it.
     */
    public ServerTransportCodec(SecureRandom random, List<ProxySecret> proxySecrets) {
        this.random = random;
        secrets.add(null);
        proxySecrets.stream()
                .filter(secret -> secret.mode() != ProxySecret.Mode.FAKE_TLS)
                .forEach(secrets::add);
    }

    /** The client has shown in a hello of fake TLS that it has this secret; what follows must use it. */
    public void cameThrough(ProxySecret secret) {
        secrets = List.of(secret);
    }

    @Override
    public Framing framing() {
        return known().framing();
    }

    /** Whether the client has shown its transport. */
    public boolean isDetected() {
        return codec != null;
    }

    /** Whether the client obfuscates its connection; false as long as it has not shown its transport. */
    public boolean isObfuscated() {
        return codec instanceof ObfuscatedCodec;
    }

    /**
     * The number in the data centre's place of the obfuscation header, empty without obfuscation. Clients that come
     * without a proxy may have left random bytes there.
     */
    public OptionalInt announcedDc() {
        return announcedDc;
    }

    @Override
    public byte[] opening() {
        return NOTHING;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException before the client has shown its transport
     */
    @Override
    public byte[] encode(Frame frame) {
        return known().encode(frame);
    }

    private TransportCodec known() {
        if (codec == null) {
            throw new IllegalStateException("the client has not shown its transport yet");
        }
        return codec;
    }

    @Override
    public void decode(byte[] bytes, int offset, int length, Consumer<? super Frame> out) {
        if (broken != null) {
            throw new MalformedFrameException(broken);
        }
        int at = offset;
        int end = offset + length;
        while (codec == null && at < end) {
            first[arrived++] = bytes[at++];
            detect(out);
        }
        if (codec != null && at < end) {
            codec.decode(bytes, at, end - at, out);
        }
    }

    private void detect(Consumer<? super Frame> out) {
        switch (TransportDetector.detect(first, arrived)) {
            case UNDECIDED -> {}
            case ABRIDGED -> codec = Transport.codec(Framing.ABRIDGED, Side.SERVER, random);
            case INTERMEDIATE -> codec = Transport.codec(Framing.INTERMEDIATE, Side.SERVER, random);
            case PADDED_INTERMEDIATE -> codec = Transport.codec(Framing.PADDED_INTERMEDIATE, Side.SERVER, random);
            case FULL -> {
                codec = Transport.codec(Framing.FULL, Side.SERVER, random);
                codec.decode(first, 0, arrived, out);
            }
            case HTTP -> throw unknown("HTTP");
            case TLS -> throw unknown("TLS");
            case OBFUSCATED -> readHeader();
        }
    }

    private MalformedFrameException unknown(String what) {
        broken = "the client speaks " + what + ", which this port does not";
        return new MalformedFrameException(broken);
    }

    private void readHeader() {
        if (arrived < ObfuscationHeader.SIZE) {
            return;
        }
        ObfuscationHeader header = null;
        for (int i = 0; i < secrets.size() && header == null; i++) {
            header = header(secrets.get(i));
        }
        if (header == null) {
            throw unknown("no known transport");
        }
        announcedDc = OptionalInt.of(header.dc());
        codec = new ObfuscatedCodec(
                Transport.codec(header.framing(), Side.SERVER, random),
                NOTHING,
                header.cipherFor(Side.SERVER),
                header.cipherFor(Side.CLIENT));
    }

    private @Nullable ObfuscationHeader header(@Nullable ProxySecret secret) {
        ObfuscationHeader header = ObfuscationHeader.read(first, secret == null ? null : secret.key());
        boolean padded = header != null && header.framing() == Framing.PADDED_INTERMEDIATE;
        return secret == null || secret.mode() == ProxySecret.Mode.PLAIN || padded ? header : null;
    }
}
