package dev.mtproto4j.client.connection;

import dev.mtproto4j.core.KeyBindingException;
import dev.mtproto4j.core.transport.TransportException;
import dev.mtproto4j.tl.RpcException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why nobody is signed in any more. None of these goes away by repeating a call. */
public enum SessionEnd {
    /** The program signed out. */
    LOGGED_OUT("You signed out."),
    /** The server does not know anybody under this authorization key. */
    AUTH_KEY_UNREGISTERED("The server does not know who this session belongs to any more."),
    /** The server does not know this authorization key itself (transport error −404, or a temporary key that it does not bind). */
    AUTH_KEY_UNKNOWN("The server has forgotten this session."),
    /** The session was ended from another device. */
    SESSION_REVOKED("This session was ended from another device."),
    /** The authorization has expired. */
    SESSION_EXPIRED("This session has expired."),
    /** The account was deleted or banned. */
    USER_DEACTIVATED("This account was deleted or banned."),
    /** The key was used from two places at once; the server has dropped it. */
    AUTH_KEY_DUPLICATED("This session was used from two places at once, so the server has ended it.");

    private final String description;

    SessionEnd(String description) {
        this.description = description;
    }

    /** A sentence for the person whose session it was. */
    public String description() {
        return description;
    }

    /** The end that an error announces; empty if the session lives on. */
    public static Optional<SessionEnd> of(Throwable error) {
        if (!(error instanceof RpcException rpc)) {
            return Optional.empty();
        }
        return switch (rpc.type()) {
            case "AUTH_KEY_UNREGISTERED" -> Optional.of(AUTH_KEY_UNREGISTERED);
            case "AUTH_KEY_INVALID" -> Optional.of(AUTH_KEY_UNKNOWN);
            case "SESSION_REVOKED" -> Optional.of(SESSION_REVOKED);
            case "SESSION_EXPIRED" -> Optional.of(SESSION_EXPIRED);
            case "USER_DEACTIVATED", "USER_DEACTIVATED_BAN" -> Optional.of(USER_DEACTIVATED);
            case "AUTH_KEY_DUPLICATED" -> Optional.of(AUTH_KEY_DUPLICATED);
            default -> Optional.empty();
        };
    }

    private static final int AUTH_KEY_UNKNOWN_CODE = -404;

    /** Whether a connection ended because the server does not know the permanent authorization key. */
    static boolean isUnknownKey(@Nullable Throwable cause) {
        return (cause instanceof TransportException transport && transport.code() == AUTH_KEY_UNKNOWN_CODE)
                || (cause instanceof KeyBindingException binding && binding.isPermanentKeyUnknown());
    }

    /** Whether that is said of the account on every data centre, not of one key. */
    public boolean isOfAccount() {
        return this == USER_DEACTIVATED;
    }

    /** Whether the authorization key is of no use any more, not even for a new login. */
    public boolean losesKey() {
        return this == AUTH_KEY_DUPLICATED || this == AUTH_KEY_UNKNOWN;
    }
}
