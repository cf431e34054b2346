package dev.mtproto4j.client.auth;

import dev.mtproto4j.client.rpc.FloodWait;
import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the server means for a person who is signing in.
 *
 * @param kind what can be done about it
 * @param message a sentence to show, without codes where there are words for it
 * @param pause how long the server asks to wait; null unless the kind is {@link Kind#WAIT} and the server said
 */
public record LoginProblem(
        Kind kind, String message, @Nullable Duration pause) {

    /** What can be done. */
    public enum Kind {
        /** Type something else: the login stands where it stood. */
        ASK_AGAIN,
        /** Begin again with the phone number: the server has forgotten this attempt. */
        BEGIN_AGAIN,
        /** The server could not, this time; the same step may work in a while. */
        LATER,
        /** Too many attempts: wait. */
        WAIT,
        /** Nothing that can be typed here helps; the message says what would. */
        FINAL,
        /** An error that this version has no words for. */
        UNKNOWN
    }

    /** The meaning of an error; {@link Kind#UNKNOWN}, with what the schema says of it, if there are no better words. */
    public static LoginProblem of(RpcException error) {
        Duration wait = FloodWait.of(error).orElse(null);
        if (wait != null) {
            return new LoginProblem(
                    Kind.WAIT, "Too many attempts. The server asks to wait " + LoginMessages.inWords(wait) + ".", wait);
        }
        return LoginProblems.find(error);
    }

    /** Whether the same question, or the first one, can be asked again. */
    public boolean isMendable() {
        return kind == Kind.ASK_AGAIN || kind == Kind.BEGIN_AGAIN;
    }
}
