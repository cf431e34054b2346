package dev.mtproto4j.core.session;

/**
 * What an outgoing message carries. Usually fixed bytes; some bodies repeat the id of their own
 * message ({@code auth.bindTempAuthKey}) and are made anew whenever the message gets a new id.
 */
@FunctionalInterface
public interface MessageBody {

    /** The boxed object, for a message with this id; at least 4 bytes, a multiple of 4. */
    byte[] toBytes(long messageId);
}
