package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.AnyMessageReplyHeader;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.MessageMedia;
import dev.mtproto4j.api.type.MessageMediaDocument;
import dev.mtproto4j.api.type.MessageReplyHeader;
import dev.mtproto4j.api.type.User;
import dev.mtproto4j.api.type.UserFull;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects whose constructors changed, with the fields that the built-in services fill; other optional fields
 * are left out.
 */
final class LegacyObjects {
    private final LayerProfile profile;

    LegacyObjects(LayerProfile profile) {
        this.profile = profile;
    }

    /** All these layers have the same fields in the same order, as far as they are kept here. */
    void user(TlWriter writer, AnyUser any) {
        if (!(any instanceof User user)) {
            any.writeTo(writer);
            return;
        }
        writer.writeInt(profile.user());
        User.builder()
                .self(user.self())
                .contact(user.contact())
                .mutualContact(user.mutualContact())
                .deleted(user.deleted())
                .verified(user.verified())
                .premium(user.premium())
                .id(user.id())
                .accessHash(user.accessHash())
                .firstName(user.firstName())
                .lastName(user.lastName())
                .username(user.username())
                .phone(user.phone())
                .botInfoVersion(user.botInfoVersion())
                .build()
                .writeBareTo(writer);
    }

    void message(TlWriter writer, AnyMessage any) {
        if (!(any instanceof Message message)) {
            any.writeTo(writer);
            return;
        }
        MessageReplyHeader replyTo = replyHeader(message.replyTo());
        writer.writeInt(profile.message());
        writer.writeInt(bit(message.out(), 1)
                | bit(replyTo != null, 3)
                | bit(message.entities() != null, 7)
                | bit(message.fromId() != null, 8)
                | bit(message.media() != null, 9)
                | bit(message.silent(), 13));
        if (profile.messageFlags2()) {
            writer.writeInt(0);
        }
        writer.writeInt(message.id());
        optional(writer, message.fromId());
        message.peerId().writeTo(writer);
        if (replyTo != null) {
            writer.writeInt(profile.messageReplyHeader());
            replyTo.writeBareTo(writer);
        }
        writer.writeInt(message.date());
        writer.writeString(message.message());
        if (message.media() != null) {
            media(writer, message.media());
        }
        if (message.entities() != null) {
            writer.writeVectorHeader(message.entities().size());
            message.entities().forEach(entity -> entity.writeTo(writer));
        }
    }

    /** Only the id of the message that is answered. In layer 158 the flag that stands for it meant nothing yet. */
    private static @Nullable MessageReplyHeader replyHeader(@Nullable AnyMessageReplyHeader header) {
        return header instanceof MessageReplyHeader reply && reply.replyToMsgId() != null
                ? MessageReplyHeader.builder()
                        .replyToMsgId(reply.replyToMsgId())
                        .build()
                : null;
    }

    private void media(TlWriter writer, MessageMedia media) {
        if (media instanceof MessageMediaDocument sent) {
            writer.writeInt(profile.messageMediaDocument());
            MessageMediaDocument.builder().document(sent.document()).build().writeBareTo(writer);
        } else {
            media.writeTo(writer);
        }
    }

    void dialog(TlWriter writer, Dialog dialog) {
        writer.writeInt(profile.dialog());
        writer.writeInt(bit(dialog.pinned(), 2) | bit(dialog.unreadMark(), 3) | bit(dialog.pts() != null, 0));
        dialog.peer().writeTo(writer);
        writer.writeInt(dialog.topMessage());
        writer.writeInt(dialog.readInboxMaxId());
        writer.writeInt(dialog.readOutboxMaxId());
        writer.writeInt(dialog.unreadCount());
        writer.writeInt(dialog.unreadMentionsCount());
        writer.writeInt(dialog.unreadReactionsCount());
        if (profile.pollVotes()) {
            writer.writeInt(dialog.unreadPollVotesCount());
        }
        notifySettings(writer);
        if (dialog.pts() != null) {
            writer.writeInt(dialog.pts());
        }
    }

    void userFull(TlWriter writer, UserFull full) {
        writer.writeInt(profile.userFull());
        writer.writeInt(bit(full.about() != null, 1));
        if (profile.messageFlags2()) {
            writer.writeInt(0);
        }
        writer.writeLong(full.id());
        if (full.about() != null) {
            writer.writeString(full.about());
        }
        writer.writeInt(profile.peerSettings());
        writer.writeInt(0); // flags: nothing set
        notifySettings(writer);
        writer.writeInt(full.commonChatsCount());
    }

    private void notifySettings(TlWriter writer) {
        writer.writeInt(profile.peerNotifySettings());
        writer.writeInt(0); // flags: the defaults
    }

    private static int bit(boolean set, int number) {
        return set ? 1 << number : 0;
    }

    private static void optional(TlWriter writer, @Nullable TlObject object) {
        if (object != null) {
            object.writeTo(writer);
        }
    }
}
