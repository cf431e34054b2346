package dev.mtproto4j.testserver.rpc;

import dev.mtproto4j.tl.RpcErrorType;
import dev.mtproto4j.tl.RpcException;
import java.time.Instant;
import java.util.OptionalLong;

/** Where a request came from. */
public interface RequestContext {
    /** The data centre that received it. */
    int dcId();

    /** The key that the packet was encrypted with: temporary or permanent. */
    long authKeyId();

    /** The permanent key that logins belong to; equals {@link #authKeyId()} unless that is a bound temporary key. */
    long permanentKeyId();

    /** The client's MTProto session. */
    long sessionId();

    /** The message id of the request. */
    long messageId();

    /** What the client declared of itself. */
    ClientInfo client();

    /** Who is signed in with {@link #permanentKeyId()} on this data centre. */
    OptionalLong userId();

    /** The server's time. */
    Instant now();

    /** The TL name of the method that is being answered. */
    String methodName();

    /** An error to throw. */
    default RpcException error(int code, String type) {
        return new RpcException(code, type, methodName());
    }

    /** An error to throw, from a method's table. For a type with an argument, such as a wait, give the text instead. */
    default RpcException error(RpcErrorType type) {
        return error(type.code(), type.type());
    }

    /**
     * The user who is signed in.
     *
     * @throws RpcException how the login ended, or {@code 401 AUTH_KEY_UNREGISTERED} if there was none
     */
    default long requireUser() {
        return userId().orElseThrow(() -> error(401, "AUTH_KEY_UNREGISTERED"));
    }
}
