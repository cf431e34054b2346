package dev.mtproto4j.core.session;

import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Salts that change by the clock: each is the current one for a lifetime, and is accepted for one
 * lifetime more. They are computed from a secret, so that nothing has to be stored.
 */
public final class RotatingSalts implements SaltSchedule {

    private final byte[] secret;
    private final long lifetimeSeconds;
    private final long firstSalt;
    private final Instant firstSaltUntil;
    private long generation;

    /**
     * Salts of one authorization key.
     *
     * @param secret what an outsider must not know; of its own for each key
     * @param lifetime how long a salt is the current one; 30 minutes on Telegram
     * @param firstSalt the salt that the key exchange gave, accepted for two lifetimes
     * @param created when the key was made
     */
    public RotatingSalts(byte[] secret, Duration lifetime, long firstSalt, Instant created) {
        this.secret = secret.clone();
        this.lifetimeSeconds = Math.max(1, lifetime.toSeconds());
        this.firstSalt = firstSalt;
        this.firstSaltUntil = created.plusSeconds(2 * lifetimeSeconds);
    }

    /** Makes every salt that was ever announced wrong. */
    public synchronized void rotate() {
        generation++;
    }

    @Override
    public synchronized long current(Instant now) {
        return saltOf(epoch(now));
    }

    @Override
    public synchronized boolean accepts(long salt, Instant now) {
        long epoch = epoch(now);
        return salt == saltOf(epoch)
                || salt == saltOf(epoch - 1)
                || (generation == 0 && salt == firstSalt && now.isBefore(firstSaltUntil));
    }

    @Override
    public synchronized List<SaltInterval> announce(Instant now, int count) {
        List<SaltInterval> salts = new ArrayList<>();
        long epoch = epoch(now);
        for (long e = epoch; e < epoch + count; e++) {
            Instant since = Instant.ofEpochSecond(e * lifetimeSeconds);
            salts.add(new SaltInterval(saltOf(e), since, since.plusSeconds(2 * lifetimeSeconds)));
        }
        return salts;
    }

    private long epoch(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), lifetimeSeconds);
    }

    private long saltOf(long epoch) {
        TlWriter writer = new TlWriter();
        writer.writeRaw(secret);
        writer.writeLong(generation);
        writer.writeLong(epoch);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(writer.toByteArray());
            return new TlReader(digest).readLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
