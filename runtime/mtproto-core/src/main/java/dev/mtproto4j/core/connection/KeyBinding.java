package dev.mtproto4j.core.connection;

import dev.mtproto4j.core.session.ClientMtprotoSession;
import dev.mtproto4j.core.session.MessageBody;
import dev.mtproto4j.core.session.SessionEvent;
import dev.mtproto4j.crypto.AuthKey;
import dev.mtproto4j.crypto.BindingMessage;
import dev.mtproto4j.mtproto.type.BindAuthKeyInner;
import dev.mtproto4j.tl.TlWriter;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * {@code auth.bindTempAuthKey#cdd42a05 perm_auth_key_id:long nonce:long expires_at:int encrypted_message:bytes = Bool}:
 * the one method of the API that belongs to the protocol. The id of its own message is part of what the permanent key
 * encrypts.
 *
 * @see <a href="https://core.telegram.org/method/auth.bindTempAuthKey">auth.bindTempAuthKey</a>
 */
final class KeyBinding implements MessageBody {

    static final String METHOD = "auth.bindTempAuthKey";
    static final int CONSTRUCTOR_ID = 0xcdd42a05;

    private static final int UNAUTHORIZED = 401;
    private static final int BOOL_TRUE = 0x997275b5;

    private final AuthKey permanent;
    private final AuthKey temporary;
    private final ClientMtprotoSession session;
    private final int expiresAt;
    private final SecureRandom random;

    KeyBinding(
            AuthKey permanent,
            AuthKey temporary,
            ClientMtprotoSession session,
            Instant expiresAt,
            SecureRandom random) {
        this.permanent = permanent;
        this.temporary = temporary;
        this.session = session;
        this.expiresAt = Math.toIntExact(expiresAt.getEpochSecond());
        this.random = random;
    }

    @Override
    public byte[] toBytes(long messageId) {
        long nonce = random.nextLong();
        byte[] inner =
                new BindAuthKeyInner(nonce, temporary.id(), permanent.id(), session.id(), expiresAt).toByteArray();
        TlWriter writer = new TlWriter();
        writer.writeInt(CONSTRUCTOR_ID);
        writer.writeLong(permanent.id());
        writer.writeLong(nonce);
        writer.writeInt(expiresAt);
        writer.writeBytes(BindingMessage.encrypt(permanent, messageId, inner, random));
        return writer.toByteArray();
    }

    static boolean isTrue(byte[] result) {
        return result.length == 4
                && ((result[0] & 0xff) | (result[1] & 0xff) << 8 | (result[2] & 0xff) << 16 | result[3] << 24)
                        == BOOL_TRUE;
    }

    /** Whether a server refused a call because it does not know whom the temporary key stands for. */
    static boolean isMissing(SessionEvent.ErrorReceived error) {
        return error.code() == UNAUTHORIZED && error.message().equals("AUTH_KEY_PERM_EMPTY");
    }
}
