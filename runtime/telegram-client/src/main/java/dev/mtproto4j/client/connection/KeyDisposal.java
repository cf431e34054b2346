package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.storage.SessionData;
import dev.mtproto4j.client.storage.SessionKeeper;
import dev.mtproto4j.crypto.AuthKey;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up authorization keys that servers do not take any more; others are made when calls need them. Thread-safe. */
final class KeyDisposal {

    private static final Logger LOG = LoggerFactory.getLogger(KeyDisposal.class);

    private final SessionKeeper keeper;
    private final IntConsumer reset;

    /** @param reset has all connections to a data centre opened anew */
    KeyDisposal(SessionKeeper keeper, IntConsumer reset) {
        this.keeper = keeper;
        this.reset = reset;
    }

    /** Gives up the key that is in use on a data centre. */
    void giveUp(int dcId) {
        keeper.current().dataCenter(dcId).ifPresent(dc -> giveUp(dcId, dc.authKey()));
    }

    /**
     * Gives up a key, which may have been replaced already.
     *
     * @return {@code false} if a login is bound to it: that is not given up here
     */
    boolean giveUp(int dcId, AuthKey key) {
        SessionData session = keeper.current();
        if (session.isSignedIn() && session.homeDc() == dcId) {
            return false;
        }
        LOG.info("DC {} does not take our authorization key any more; another one will be made", dcId);
        keeper.update(now ->
                now.dataCenter(dcId).filter(dc -> dc.authKey().equals(key)).isPresent()
                        ? now.withoutDataCenter(dcId)
                        : now);
        reset.accept(dcId);
        return true;
    }
}
