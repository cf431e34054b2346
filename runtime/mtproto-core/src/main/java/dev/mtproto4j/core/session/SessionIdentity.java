package dev.mtproto4j.core.session;

import dev.mtproto4j.core.message.MessageIdGenerator;
import dev.mtproto4j.core.message.SeqNo;
import dev.mtproto4j.crypto.Side;

/** A session id with everything that is counted under it. */
final class SessionIdentity {

    final long id;
    final MessageIdGenerator messageIds;
    final SeqNo seqNos = new SeqNo();
    final ReplayGuard received = new ReplayGuard();

    SessionIdentity(long id, Side self) {
        this(id, new MessageIdGenerator(self));
    }

    SessionIdentity(long id, MessageIdGenerator messageIds) {
        this.id = id;
        this.messageIds = messageIds;
    }
}
