package dev.mtproto4j.testserver.services;

import dev.mtproto4j.api.method.auth.BindTempAuthKey;
import dev.mtproto4j.api.method.auth.DropTempAuthKeys;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.BindingMessage;
import dev.mtproto4j.crypto.SecurityCheckException;
import dev.mtproto4j.testserver.rpc.RequestContext;
import dev.mtproto4j.testserver.rpc.RequestDispatcher;
import dev.mtproto4j.testserver.store.AuthKeys;
import dev.mtproto4j.tl.TlReader;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binding temporary keys to permanent ones.
 *
 * @see <a href="https://core.telegram.org/method/auth.bindTempAuthKey">auth.bindTempAuthKey</a>
 */
final class TempKeyService implements Service {
    private static final int BIND_AUTH_KEY_INNER = 0x75a3f765;

    private final AuthKeys keys;

    TempKeyService(DataCenter dataCenter) {
        this.keys = dataCenter.local().authKeys();
    }

    @Override
    public void register(RequestDispatcher dispatcher) {
        dispatcher
                .handle(BindTempAuthKey.class, this::bindTempAuthKey)
                .handle(DropTempAuthKeys.class, this::dropTempAuthKeys);
    }

    private Boolean bindTempAuthKey(RequestContext context, BindTempAuthKey call) {
        long temporary = context.authKeyId();
        if (!keys.isTemporary(temporary)) {
            throw context.error(400, "TEMP_AUTH_KEY_EMPTY");
        }
        AuthKey permanent = keys.find(call.permAuthKeyId())
                .filter(key -> !keys.isTemporary(key.id()))
                .orElseThrow(() -> context.error(400, "ENCRYPTED_MESSAGE_INVALID"));
        if (!Instant.ofEpochSecond(call.expiresAt()).isAfter(context.now())) {
            throw context.error(400, "EXPIRES_AT_INVALID");
        }
        OptionalLong bound = keys.permanentKey(temporary);
        if (bound.isPresent() && bound.getAsLong() != permanent.id()) {
            throw context.error(400, "TEMP_AUTH_KEY_ALREADY_BOUND");
        }
        if (!matches(context, call, permanent)) {
            throw context.error(400, "ENCRYPTED_MESSAGE_INVALID");
        }
        keys.bind(temporary, permanent.id());
        return true;
    }

    /** Whether the encrypted part says the same as the request around it, and came from the owner of the permanent key. */
    private static boolean matches(RequestContext context, BindTempAuthKey call, AuthKey permanent) {
        byte[] inner;
        try {
            inner = BindingMessage.decrypt(permanent, context.messageId(), call.encryptedMessage());
        } catch (SecurityCheckException e) {
            return false;
        }
        TlReader reader = new TlReader(inner);
        return reader.remaining() == 40
                && reader.readInt() == BIND_AUTH_KEY_INNER
                && reader.readLong() == call.nonce()
                && reader.readLong() == context.authKeyId()
                && reader.readLong() == permanent.id()
                && reader.readLong() == context.sessionId()
                && reader.readInt() == call.expiresAt();
    }

    private Boolean dropTempAuthKeys(RequestContext context, DropTempAuthKeys call) {
        Set<Long> except = call.exceptAuthKeys().stream().boxed().collect(Collectors.toSet());
        keys.dropTemporary(context.permanentKeyId(), except);
        return true;
    }
}
