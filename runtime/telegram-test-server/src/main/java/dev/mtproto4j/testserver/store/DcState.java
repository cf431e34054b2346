package dev.mtproto4j.testserver.store;

import java.net.InetSocketAddress;
import java.time.Clock;

/** What one data centre knows for itself: its keys, and who is signed in with them. */
public final class DcState {
    private final int id;
    private final AuthKeys authKeys;
    private final Authorizations authorizations = new Authorizations();
    private volatile InetSocketAddress address = InetSocketAddress.createUnresolved("unbound", 0);

    public DcState(int id, Clock clock) {
        this.id = id;
        this.authKeys = new AuthKeys(clock);
    }

    public int id() {
        return id;
    }

    public AuthKeys authKeys() {
        return authKeys;
    }

    public Authorizations authorizations() {
        return authorizations;
    }

    /** Where it listens; unresolved until it does. */
    public InetSocketAddress address() {
        return address;
    }

    public void address(InetSocketAddress bound) {
        address = bound;
    }
}
