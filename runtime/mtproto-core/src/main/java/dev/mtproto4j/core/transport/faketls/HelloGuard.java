package dev.mtproto4j.core.transport.faketls;

import dev.mtproto4j.core.transport.MalformedFrameException;
import dev.mtproto4j.core.transport.ProxySecret;
import dev.mtproto4j.tl.Int256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proxy's judgement of hellos: made with one of its secrets, for the name in it, now, and not seen before.
 * Thread-safe; one for all connections.
 */
public final class HelloGuard {

    /** How far a hello's time may be from ours, as with the proxies of the field. */
    public static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final int MAX_REMEMBERED = 100_000;

    /**
     * A hello that is let in.
     *
     * @param secret the one that it was made with
     */
    public record Admission(ClientHello hello, ProxySecret secret) {}

    private final List<ProxySecret> secrets;
    private final Clock clock;
    private final Duration tolerance;
    private final Map<Int256, Instant> seen = new LinkedHashMap<>();

    /**
     * A guard.
     *
     * @param secrets those of other modes than {@link ProxySecret.Mode#FAKE_TLS} are passed over
     */
    public HelloGuard(List<ProxySecret> secrets, Clock clock, Duration tolerance) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.mode() == ProxySecret.Mode.FAKE_TLS)
                .toList();
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** Whether there is any secret to know hellos by. */
    public boolean isActive() {
        return !secrets.isEmpty();
    }

    /** What is known of a hello that is to be let in; empty for any other. */
    public Optional<Admission> admit(byte[] record) {
        ClientHello hello;
        try {
            hello = ClientHello.parse(record);
        } catch (MalformedFrameException e) {
            return Optional.empty();
        }
        for (ProxySecret secret : secrets) {
            Optional<Instant> time = hello.verify(secret.key());
            if (time.isPresent()) {
                boolean named = secret.domain().equals(Optional.ofNullable(hello.serverName()));
                return named && isCurrent(time.get()) && isNew(hello)
                        ? Optional.of(new Admission(hello, secret))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isCurrent(Instant time) {
        return Duration.between(time, clock.instant()).abs().compareTo(tolerance) <= 0;
    }

    /** A hello is remembered until its time alone would refuse it. */
    private synchronized boolean isNew(ClientHello hello) {
        Instant now = clock.instant();
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = oldest.next().isBefore(now);
            if (!expired && seen.size() < MAX_REMEMBERED) {
                break;
            }
            oldest.remove();
        }
        return seen.putIfAbsent(
                        Int256.of(hello.random()),
                        now.plus(tolerance.multipliedBy(2)).plusSeconds(1))
                == null;
    }
}
