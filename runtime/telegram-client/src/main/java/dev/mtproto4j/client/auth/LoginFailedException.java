package dev.mtproto4j.client.auth;

import dev.mtproto4j.tl.RpcException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A login has ended without success; the message is for the person who tried. */
public final class LoginFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public LoginFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What a server's refusal means for a person; the cause is the error itself. */
    public static LoginFailedException of(RpcException error) {
        return new LoginFailedException(LoginProblem.of(error).message(), error);
    }

    /** What the server refused; empty if the login did not end because of the server. */
    public Optional<LoginProblem> problem() {
        return getCause() instanceof RpcException error ? Optional.of(LoginProblem.of(error)) : Optional.empty();
    }
}
