package dev.mtproto4j.client.connection;

import dev.mtproto4j.client.rpc.ConnectionPurpose;
import java.util.Locale;

/** Where connections lead, and what for. */
record Destination(int dcId, ConnectionPurpose purpose) {

    static Destination main(int dcId) {
        return new Destination(dcId, ConnectionPurpose.MAIN);
    }

    boolean isMain() {
        return purpose == ConnectionPurpose.MAIN;
    }

    @Override
    public String toString() {
        return isMain() ? "DC " + dcId : "DC " + dcId + " (" + purpose.name().toLowerCase(Locale.ROOT) + ")";
    }
}
