package dev.mtproto4j.core.transport;

import dev.mtproto4j.core.MtprotoException;
import org.jspecify.annotations.Nullable;

/** A proxy did not let the connection through: it refused, wanted other credentials, or does not know the secret. */
public class ProxyException extends MtprotoException {

    private static final long serialVersionUID = 1L;

    public ProxyException(String message) {
        super(message);
    }

    public ProxyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
