package dev.mtproto4j.core.transport.netty;

/** The user event by which a server answers a waiting HTTP request with nothing. */
public final class HttpRelease {

    public static final HttpRelease INSTANCE = new HttpRelease();

    private HttpRelease() {}
}
