package dev.mtproto4j.client.connection;

import dev.mtproto4j.core.MtprotoException;

/** A call was to go to a data centre that no configuration has an address for. */
public final class UnknownDcException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    private final int dcId;

    UnknownDcException(int dcId, Object known) {
        super("No address is known for DC " + dcId + "; known are " + known + ".");
        this.dcId = dcId;
    }

    public int dcId() {
        return dcId;
    }
}
