package dev.mtproto4j.core.session;

/** What one side does with a message; containers and compression have been undone. */
interface MessageHandler {

    /**
     * Takes in one message.
     *
     * @param body the boxed object
     * @throws dev.mtproto4j.tl.TlException if the object is not what its constructor says
     */
    void handle(long messageId, int constructorId, byte[] body, Incoming in);

    /**
     * A message could not be read: cut off, corrupt in its compression, or not what its constructor says.
     *
     * @param contentRelated whether the peer expects that something is said about it
     */
    default void malformed(long messageId, boolean contentRelated, Incoming in) {}

    /** A message was repeated by the peer; it has been acknowledged again. */
    default void repeated(long messageId, Incoming in) {}
}
