package dev.mtproto4j.core;

/** A request that was refused because too many are already waiting on its connection; nothing was sent. */
public class RequestQueueFullException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    public RequestQueueFullException(String method, int limit) {
        super(method + " was not accepted: " + limit + " requests are already waiting on this connection");
    }
}
