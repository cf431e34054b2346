package dev.mtproto4j.core.connection.server;

import java.time.Instant;

/** A call as it came; gzip and containers have been undone. */
public final class ServerRequest {

    private final long msgId;
    private final int constructorId;
    private final byte[] body;
    private final ServerConnection connection;
    private final Instant receivedAt;

    ServerRequest(long msgId, int constructorId, byte[] body, ServerConnection connection, Instant receivedAt) {
        this.msgId = msgId;
        this.constructorId = constructorId;
        this.body = body;
        this.connection = connection;
        this.receivedAt = receivedAt;
    }

    /** The id of its message, to be given to {@link ServerSession#reply}. */
    public long msgId() {
        return msgId;
    }

    /** The first four bytes of the body. */
    public int constructorId() {
        return constructorId;
    }

    /** The boxed method, undecoded; not copied. */
    public byte[] body() {
        return body;
    }

    /** Where it came from. */
    public ServerConnection connection() {
        return connection;
    }

    /** When it came, by the server's clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    @Override
    public String toString() {
        return "ServerRequest[" + Integer.toHexString(constructorId) + ", " + body.length + " bytes]";
    }
}
