package dev.mtproto4j.testserver.rpc;

import dev.mtproto4j.api.method.account.DeleteAccount;
import dev.mtproto4j.api.method.account.GetPassword;
import dev.mtproto4j.api.method.account.SendVerifyEmailCode;
import dev.mtproto4j.api.method.account.VerifyEmail;
import dev.mtproto4j.api.method.auth.BindTempAuthKey;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.help.GetNearestDc;
import dev.mtproto4j.testserver.store.Authorizations;
import dev.mtproto4j.testserver.store.DcState;
import dev.mtproto4j.tl.RpcException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides who may call what before signing in. */
public final class LoginGate {
    /** All that a temporary key may do until it is bound. */
    private static final Set<Integer> FOR_UNBOUND_KEYS =
            Set.of(BindTempAuthKey.CONSTRUCTOR_ID, GetConfig.CONSTRUCTOR_ID, GetNearestDc.CONSTRUCTOR_ID);

    private static final List<String> OPEN_NAMESPACES = List.of("auth.", "help.", "langpack.");
    private static final Set<Integer> OPEN_METHODS = Set.of(
            GetPassword.CONSTRUCTOR_ID,
            SendVerifyEmailCode.CONSTRUCTOR_ID,
            VerifyEmail.CONSTRUCTOR_ID,
            DeleteAccount.CONSTRUCTOR_ID);

    private LoginGate() {}

    /**
     * The error for a call that is not allowed now; empty if it is.
     *
     * @param open whether a test has opened the method to everybody
     */
    public static Optional<RpcException> check(DcState dc, RequestContext context, int constructorId, boolean open) {
        if (dc.authKeys().permanentKey(context.authKeyId()).isEmpty() && !FOR_UNBOUND_KEYS.contains(constructorId)) {
            return Optional.of(context.error(401, "AUTH_KEY_PERM_EMPTY"));
        }
        if (!context.client().initialized() && constructorId != BindTempAuthKey.CONSTRUCTOR_ID) {
            return Optional.of(context.error(400, "CONNECTION_NOT_INITED"));
        }
        if (open
                || OPEN_METHODS.contains(constructorId)
                || OPEN_NAMESPACES.stream().anyMatch(context.methodName()::startsWith)) {
            return Optional.empty();
        }
        Authorizations.Authorization authorization = dc.authorizations().of(context.permanentKeyId());
        return authorization.state() == Authorizations.State.SIGNED_IN
                ? Optional.empty()
                : Optional.of(missing(authorization, context));
    }

    /** Why nobody is signed in: what the login waits for, how it ended, or that there is none. */
    public static RpcException missing(Authorizations.Authorization authorization, RequestContext context) {
        return switch (authorization.state()) {
            case PASSWORD_NEEDED -> context.error(401, "SESSION_PASSWORD_NEEDED");
            case REVOKED -> ended(context, authorization.end());
            case NOBODY, SIGNED_IN -> context.error(401, "AUTH_KEY_UNREGISTERED");
        };
    }

    private static RpcException ended(RequestContext context, String error) {
        return context.error(error.equals("AUTH_KEY_DUPLICATED") ? 406 : 401, error);
    }
}
