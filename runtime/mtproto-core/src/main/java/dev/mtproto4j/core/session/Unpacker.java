package dev.mtproto4j.core.session;

import dev.mtproto4j.core.MtprotoException;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.Message;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.MessageId;
import dev.mtproto4j.core.message.SeqNo;
import dev.mtproto4j.crypto.Side;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.util.List;

/**
 * Undoes containers and compression, notes what has to be acknowledged, and hands on each message
 * once. A message that cannot be read is reported and does not spoil the others of its packet.
 */
final class Unpacker {

    private static final int MSG_COPY = 0xe06046b2;
    private static final int MESSAGE_HEADER = 16;

    private final AckQueue acks;
    private final MessageHandler handler;
    private final Side peer;

    /** {@code peer} is the side whose messages come in. */
    Unpacker(Side peer, AckQueue acks, MessageHandler handler) {
        this.peer = peer;
        this.acks = acks;
        this.handler = handler;
    }

    /** The messages of a body: those of a container, or nothing if it is another object. */
    static List<Message> contents(byte[] body) {
        TlReader reader = new TlReader(body);
        reader.expectConstructor("MessageContainer", MessageContainer.CONSTRUCTOR_ID);
        return MessageContainer.readBare(reader).messages();
    }

    static boolean isContainer(byte[] body) {
        return body.length >= 4 && new TlReader(body).peekInt() == MessageContainer.CONSTRUCTOR_ID;
    }

    /** Takes in a message that passed the checks of its packet. */
    void message(long id, int seqNo, byte[] body, Incoming in) {
        message(id, seqNo, body, false, false, in);
    }

    private void message(long id, int seqNo, byte[] body, boolean inContainer, boolean inCopy, Incoming in) {
        int constructorId = 0;
        try {
            if (body.length < 4) {
                throw new InvalidMessageException("a message of " + body.length + " bytes");
            }
            constructorId = new TlReader(body).peekInt();
            byte[] plain = GzipPacked.unpack(body, in.budget);
            if (plain != body) {
                constructorId = new TlReader(plain).peekInt();
            }
            if (constructorId == MessageContainer.CONSTRUCTOR_ID) {
                container(plain, id, inContainer, in);
                return;
            }
            if (SeqNo.isContentRelated(seqNo)) {
                acks.add(id, in.now);
            }
            if (constructorId == MSG_COPY) {
                copy(plain, inCopy, in);
            } else {
                handler.handle(id, constructorId, plain, in);
            }
        } catch (TlException | MtprotoException e) {
            in.report(new SessionEvent.MessageMalformed(id, constructorId, e));
            handler.malformed(id, SeqNo.isContentRelated(seqNo), in);
        }
    }

    private void container(byte[] body, long id, boolean inContainer, Incoming in) {
        if (inContainer) {
            throw new InvalidMessageException("a container inside a container");
        }
        List<Message> contents = contents(body);
        // All of it before any of it: a container counts as a whole or not at all.
        for (Message message : contents) {
            if (message.messageId() >= id) {
                throw new InvalidMessageException("a container whose id is not the greatest");
            }
            demandOfPeer(message.messageId(), "a container with");
        }
        for (Message message : contents) {
            inner(message.messageId(), message.seqNo(), message.body(), false, in);
        }
    }

    private void demandOfPeer(long id, String what) {
        if (!MessageId.isFrom(peer, id)) {
            throw new InvalidMessageException(what + " a message that its sender cannot have sent");
        }
    }

    private void copy(byte[] body, boolean inCopy, Incoming in) {
        if (inCopy) {
            throw new InvalidMessageException("a copy inside a copy");
        }
        TlReader reader = new TlReader(body);
        reader.readInt();
        long id = reader.readLong();
        int seqNo = reader.readInt();
        int length = reader.readInt();
        if (length < 0 || length > reader.remaining() || length > body.length - MESSAGE_HEADER) {
            throw new InvalidMessageException("msg_copy of " + length + " bytes");
        }
        demandOfPeer(id, "msg_copy of");
        inner(id, seqNo, reader.readRaw(length), true, in);
    }

    private void inner(long id, int seqNo, byte[] body, boolean inCopy, Incoming in) {
        if (in.session.received.accept(id)) {
            message(id, seqNo, body, true, inCopy, in);
            return;
        }
        if (SeqNo.isContentRelated(seqNo) && in.session.received.contains(id)) {
            acks.add(id, in.now);
            handler.repeated(id, in);
        }
        in.report(new SessionEvent.PacketDropped(id, SessionEvent.DropReason.DUPLICATE));
    }
}
