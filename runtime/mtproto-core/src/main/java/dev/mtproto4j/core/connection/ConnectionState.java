package dev.mtproto4j.core.connection;

/** Where a connection is in its life. */
public enum ConnectionState {
    /** The first connection is being made; no call has been accepted. */
    CONNECTING,
    /** The server answers. */
    READY,
    /** The connection was lost and is being made again; calls are queued. */
    RECONNECTING,
    /** No new calls; the pending ones may still end. */
    CLOSING,
    CLOSED
}
