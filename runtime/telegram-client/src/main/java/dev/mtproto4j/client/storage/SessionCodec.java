package dev.mtproto4j.client.storage;

import dev.mtproto4j.client.dc.DcAddress;
import dev.mtproto4j.client.dc.DcOptions;
import dev.mtproto4j.client.dc.Environment;
import dev.mtproto4j.core.session.SaltInterval;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as bytes: the line {@code mtproto4j session}, a version, the length of the body, its SHA-256, and the body in
 * TL's basic encoding. What the bytes hold is a secret, and is not encrypted.
 */
public final class SessionCodec {

    private static final byte[] MAGIC = "mtproto4j session\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 32;
    private static final int HEADER_BYTES = MAGIC.length + 4 + 4 + CHECKSUM_BYTES;
    private static final int AUTH_KEY_BYTES = 256;

    private SessionCodec() {}

    /** The session in the current version of the format. */
    public static byte[] encode(SessionData session) {
        byte[] body = body(session);
        TlWriter writer = new TlWriter(HEADER_BYTES + body.length);
        writer.writeRaw(MAGIC);
        writer.writeInt(VERSION);
        writer.writeInt(body.length);
        writer.writeRaw(sha256(body));
        writer.writeRaw(body);
        return writer.toByteArray();
    }

    /**
     * Reads a session of this version or an older one.
     *
     * @throws SessionCorruptedException if the bytes are not a session, are cut short, or do not match their checksum
     * @throws SessionVersionException if a newer version wrote them
     */
    public static SessionData decode(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || !Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)) {
            throw new SessionCorruptedException("It does not begin as a session of mtproto4j does.", null);
        }
        TlReader header = new TlReader(bytes, MAGIC.length, bytes.length - MAGIC.length);
        int version = header.readInt();
        int length = header.readInt();
        if (version != VERSION) {
            if (version > VERSION) {
                throw new SessionVersionException(version, VERSION);
            }
            throw new SessionCorruptedException("There is no format " + version + ".", null);
        }
        byte[] checksum = header.readRaw(CHECKSUM_BYTES);
        if (length != header.remaining()) {
            throw new SessionCorruptedException(
                    "It should go on for " + length + " bytes, and does for " + header.remaining() + ".", null);
        }
        byte[] body = header.readRaw(length);
        if (!MessageDigest.isEqual(checksum, sha256(body))) {
            throw new SessionCorruptedException("Its checksum does not match: some bytes have changed.", null);
        }
        try {
            return readBody(new TlReader(body));
        } catch (TlException | IllegalArgumentException e) {
            throw new SessionCorruptedException("Its checksum matches, but it cannot be read.", e);
        }
    }

    private static byte[] body(SessionData session) {
        TlWriter writer = new TlWriter();
        writer.writeString(session.environment().name());
        writer.writeInt(session.homeDc());
        writer.writeLong(session.userId());
        writer.writeBool(session.isBot());
        writer.writeVectorCount(session.dataCenters().size());
        session.dataCenters().forEach((id, dc) -> write(writer, id, dc));
        writer.writeVectorCount(session.dcOptions().addresses().size());
        for (DcAddress address : session.dcOptions().addresses()) {
            write(writer, address);
        }
        writer.writeLong(session.dcOptionsExpire().getEpochSecond());
        writer.writeVectorCount(session.futureAuthTokens().size());
        session.futureAuthTokens().forEach(writer::writeBytes);
        return writer.toByteArray();
    }

    private static SessionData readBody(TlReader reader) {
        Environment environment = Environment.valueOf(reader.readString());
        int homeDc = reader.readInt();
        long userId = reader.readLong();
        boolean bot = reader.readBool();
        Map<Integer, DcSession> dataCenters = new TreeMap<>();
        for (int n = reader.readVectorCount(4 + AUTH_KEY_BYTES); n > 0; n--) {
            int dcId = reader.readInt();
            dataCenters.put(dcId, readDataCenter(reader));
        }
        List<DcAddress> addresses = new ArrayList<>();
        for (int n = reader.readVectorCount(16); n > 0; n--) {
            addresses.add(readAddress(reader));
        }
        Instant expire = Instant.ofEpochSecond(reader.readLong());
        List<byte[]> tokens = new ArrayList<>();
        for (int n = reader.readVectorCount(4); n > 0; n--) {
            tokens.add(reader.readBytes());
        }
        reader.expectEnd();
        return new SessionData(environment, homeDc, userId, bot, dataCenters, DcOptions.of(addresses), expire, tokens);
    }

    private static void write(TlWriter writer, int dcId, DcSession dc) {
        writer.writeInt(dcId);
        writer.writeRaw(dc.authKey().toByteArray());
        writer.writeLong(dc.salt());
        writer.writeLong(dc.timeOffset().toMillis());
        writer.writeLong(dc.authorizedUser());
        writer.writeVectorCount(dc.futureSalts().size());
        for (SaltInterval salt : dc.futureSalts()) {
            writer.writeLong(salt.salt());
            writer.writeLong(salt.validSince().getEpochSecond());
            writer.writeLong(salt.validUntil().getEpochSecond());
        }
    }

    private static DcSession readDataCenter(TlReader reader) {
        AuthKey key = new AuthKey(reader.readRaw(AUTH_KEY_BYTES));
        long salt = reader.readLong();
        Duration offset = Duration.ofMillis(reader.readLong());
        long user = reader.readLong();
        List<SaltInterval> salts = new ArrayList<>();
        for (int n = reader.readVectorCount(24); n > 0; n--) {
            salts.add(new SaltInterval(
                    reader.readLong(),
                    Instant.ofEpochSecond(reader.readLong()),
                    Instant.ofEpochSecond(reader.readLong())));
        }
        return new DcSession(key, salt, salts, offset, user);
    }

    private static void write(TlWriter writer, DcAddress address) {
        int flags = 0;
        for (DcAddress.Flag flag : address.flags()) {
            flags |= bit(flag);
        }
        byte[] secret = address.secret();
        writer.writeInt(address.dcId());
        writer.writeString(address.host());
        writer.writeInt(address.port());
        writer.writeInt(flags);
        writer.writeBytes(secret == null ? new byte[0] : secret);
    }

    private static DcAddress readAddress(TlReader reader) {
        int dcId = reader.readInt();
        String host = reader.readString();
        int port = reader.readInt();
        int bits = reader.readInt();
        byte[] secret = reader.readBytes();
        Set<DcAddress.Flag> flags = EnumSet.noneOf(DcAddress.Flag.class);
        for (DcAddress.Flag flag : DcAddress.Flag.values()) {
            if ((bits & bit(flag)) != 0) {
                flags.add(flag);
            }
        }
        byte @Nullable [] secretOrNull = secret.length == 0 ? null : secret;
        return DcAddress.of(dcId, host, port, flags, secretOrNull);
    }

    /** Written out, because the order of the enum is not part of the format. */
    private static int bit(DcAddress.Flag flag) {
        return switch (flag) {
            case IPV6 -> 1;
            case MEDIA_ONLY -> 2;
            case OBFUSCATED_ONLY -> 4;
            case CDN -> 8;
            case STATIC -> 16;
            case THIS_PORT_ONLY -> 32;
        };
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
