package dev.mtproto4j.testserver.rpc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that a data centre received. Holds no parameters, so no code or password either.
 *
 * @param dcId the data centre
 * @param authKeyId the key that the client used, temporary or permanent
 * @param permanentKeyId the permanent key that logins belong to; equals {@code authKeyId} unless that is a bound temporary
 *     key
 * @param sessionId the client's MTProto session
 * @param layer the layer that the client declared; 0 if it never did
 * @param method TL name of the innermost method, such as {@code help.getConfig}; {@code unknown} if it is none of ours
 * @param constructorId the innermost method's id
 * @param time when the server began to work on it
 * @param error what it was answered with, such as {@code 400 PEER_ID_INVALID}; null if it succeeded
 * @param answerBytes the length of its result in TL; 0 if it has none
 * @param sentBytes the length of what went out for it: less if that was {@code gzip_packed}, which is never longer
 */
public record RecordedRequest(
        int dcId,
        long authKeyId,
        long permanentKeyId,
        long sessionId,
        int layer,
        String method,
        int constructorId,
        Instant time,
        @Nullable String error,
        int answerBytes,
        int sentBytes) {

    /** Whether the result went out as {@code gzip_packed}. */
    public boolean gzipped() {
        return sentBytes < answerBytes;
    }
}
