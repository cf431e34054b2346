package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.exchange.KeyExchangeResult;
import dev.mtproto4j.core.session.SessionEvent;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the session of one connection under a temporary key: takes the one that its data centre has, or makes one and binds
 * it, and does so again before it expires or when the server has lost it. Belongs to the event loop.
 *
 * @see <a href="https://core.telegram.org/api/pfs">Perfect Forward Secrecy</a>
 */
final class ForwardSecrecy {

    private static final Logger log = LoggerFactory.getLogger(ForwardSecrecy.class);

    /** Keys in a row that the server may lose or refuse to bind. */
    private static final int MAX_LOSSES = 2;

    /** A server may take a moment to know a permanent key that it has just made. */
    private static final int MAX_LOSSES_WITH_NEW_KEY = 5;

    /** A server that forgets so often whom a key stands for has errors that are the caller's to see. */
    private static final Duration UNBOUND_PAUSE = Duration.ofMinutes(1);

    /** Hears how it goes, on the event loop. */
    interface Owner {

        /** The session is under a bound key. */
        void secured();

        /** The server does not bind our keys, and will not. */
        void bindingRefused(KeyBindingException cause);
    }

    private final ConnectionOptions options;
    private final TemporaryKeys keys;
    private final EventLoop loop;
    private final SessionDriver driver;
    private final Owner owner;

    private @Nullable AuthKeyState permanent;
    private @Nullable Link link;
    private @Nullable TemporaryKey key;
    private @Nullable KeyExchanger exchanger;
    private @Nullable ScheduledFuture<?> renewal;
    private @Nullable ScheduledFuture<?> bindTimeout;
    private boolean busy;
    private @Nullable Instant unboundAt;
    private int maxLosses = MAX_LOSSES;
    private int losses;
    private int attempts;

    ForwardSecrecy(ConnectionOptions options, TemporaryKeys keys, EventLoop loop, SessionDriver driver, Owner owner) {
        this.options = options;
        this.keys = keys;
        this.loop = loop;
        this.driver = driver;
        this.owner = owner;
    }

    /**
     * A link is open: puts the session on it, after making what is missing.
     *
     * @param isNew whether the permanent key was just made
     */
    void begin(Link opened, AuthKeyState permanentKey, boolean isNew) {
        maxLosses = isNew ? MAX_LOSSES_WITH_NEW_KEY : MAX_LOSSES;
        link = opened;
        permanent = permanentKey;
        TemporaryKey present = key;
        if (present != null && driver.hasSession() && !present.isExpired(options.clock.instant())) {
            driver.attach();
            schedule(present);
            return;
        }
        if (driver.hasSession()) {
            driver.dropSession("its temporary key is gone", null);
            driver.connected(opened);
        }
        key = null;
        ask();
    }

    private void ask() {
        AuthKeyState ofPermanent = permanent;
        Link over = link;
        if (ofPermanent == null || over == null || busy) {
            return;
        }
        TemporaryKeys.Claim claim =
                keys.claim(this, ofPermanent.authKey().id(), options.clock.instant(), () -> loop.execute(this::ask));
        if (claim instanceof TemporaryKeys.Claim.Use use) {
            take(use.key(), ofPermanent);
        } else if (claim instanceof TemporaryKeys.Claim.Make) {
            busy = true;
            exchanger =
                    KeyExchanger.temporary(options, loop, over, keys.life(), result -> exchanged(result, ofPermanent));
            exchanger.start();
        }
    }

    private void take(TemporaryKey shared, AuthKeyState ofPermanent) {
        if (!shared.equals(key)) {
            key = shared;
            driver.adopt(shared, ofPermanent);
            owner.secured();
        }
        schedule(shared);
    }

    private void schedule(TemporaryKey present) {
        cancelTimers();
        long millis = Math.max(1, present.untilDue(options.clock.instant()).toMillis());
        renewal = loop.schedule(this::ask, millis, TimeUnit.MILLISECONDS);
    }

    /** Takes a packet of the exchange; {@code false} when there is none. */
    boolean received(byte[] plainPacket) {
        if (exchanger == null) {
            return false;
        }
        exchanger.received(plainPacket);
        return true;
    }

    boolean isExchanging() {
        return exchanger != null;
    }

    private void exchanged(KeyExchangeResult result, AuthKeyState ofPermanent) {
        exchanger = null;
        if (driver.hasSession()) {
            // A server may forget the old key when it binds the new one: what was sent under it ends first, if it can.
            driver.runDry(options.renewalGrace, () -> bind(result, ofPermanent));
        } else {
            bind(result, ofPermanent);
        }
    }

    private void bind(KeyExchangeResult result, AuthKeyState ofPermanent) {
        TemporaryKey fresh = TemporaryKey.of(result, ofPermanent.authKey().id(), keys.life());
        driver.prepare(
                result,
                session -> new KeyBinding(
                        ofPermanent.authKey(), fresh.authKey(), session, fresh.expiresAt(), options.random),
                end -> answered(end, fresh, ofPermanent));
        bindTimeout = loop.schedule(
                () -> retry(new KeyBindingException("no answer")),
                options.connectTimeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void answered(SessionEvent end, TemporaryKey fresh, AuthKeyState ofPermanent) {
        cancelTimers();
        if (end instanceof SessionEvent.AnswerReceived answer && KeyBinding.isTrue(answer.result())) {
            busy = false;
            key = fresh;
            driver.promote(ofPermanent);
            keys.made(this, fresh);
            schedule(fresh);
            owner.secured();
            log.debug("{}: {} is bound", options.dc, fresh);
        } else if (end instanceof SessionEvent.ErrorReceived error) {
            refused(new KeyBindingException(error.message()), error.code());
        } else {
            retry(new KeyBindingException("an answer other than true"));
        }
    }

    private void refused(KeyBindingException refusal, int code) {
        boolean later = code == 420 || code >= 500;
        boolean another = refusal.isPermanentKeyUnknown() || refusal.concernsTemporaryKey();
        losses += later ? 0 : 1;
        if (later || (another && losses < maxLosses)) {
            log.info("{}: {}; trying another one", options.dc, refusal.getMessage());
            driver.stopPreparing();
            busy = false;
            Duration pause = options.backoff.delay(++attempts, options.random);
            renewal = loop.schedule(this::ask, pause.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            stop();
            owner.bindingRefused(refusal);
        }
    }

    /** Begins again over another link. */
    private void retry(KeyBindingException cause) {
        Link failed = link;
        if (failed != null) {
            failed.close(cause);
        }
    }

    /** The server answered under the key. */
    void verified() {
        losses = 0;
        attempts = 0;
    }

    /** The server does not know the key (-404); whether another one is worth a try. */
    boolean lost() {
        forget();
        return ++losses < maxLosses;
    }

    /** The server knows the key, but not whom it stands for; whether another one is being made. */
    boolean unbound() {
        if (busy || key == null) {
            return true;
        }
        Instant now = options.clock.instant();
        if (unboundAt != null && now.isBefore(unboundAt.plus(UNBOUND_PAUSE))) {
            return false;
        }
        unboundAt = now;
        forget();
        ask();
        return true;
    }

    private void forget() {
        if (key != null) {
            keys.drop(key);
            key = null;
        }
    }

    /** The link is gone. */
    void stop() {
        cancelTimers();
        link = null;
        busy = false;
        if (exchanger != null) {
            exchanger.stop();
            exchanger = null;
        }
        keys.giveUp(this);
    }

    private void cancelTimers() {
        if (renewal != null) {
            renewal.cancel(false);
            renewal = null;
        }
        if (bindTimeout != null) {
            bindTimeout.cancel(false);
            bindTimeout = null;
        }
    }
}
