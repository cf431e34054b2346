package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.api.type.AnyChat;
import dev.mtproto4j.api.type.AnyDialog;
import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.AnyUser;
import dev.mtproto4j.api.type.Dialog;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.Updates;
import dev.mtproto4j.api.type.auth.Authorization;
import dev.mtproto4j.api.type.auth.LoginTokenSuccess;
import dev.mtproto4j.api.type.messages.Dialogs;
import dev.mtproto4j.api.type.messages.DialogsSlice;
import dev.mtproto4j.api.type.messages.Messages;
import dev.mtproto4j.api.type.messages.MessagesSlice;
import dev.mtproto4j.api.type.updates.Difference;
import dev.mtproto4j.api.type.updates.DifferenceSlice;
import dev.mtproto4j.api.type.updates.State;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlWriter;
import java.util.List;

/** Writes the containers in which users and messages come, for one layer. */
final class LegacyWriter {
    private final LayerProfile profile;
    private final LegacyObjects objects;

    LegacyWriter(LayerProfile profile) {
        this.profile = profile;
        this.objects = new LegacyObjects(profile);
    }

    /** Writes an object that differs in this layer; false, with nothing written, if it does not. */
    boolean write(TlWriter writer, Object object) {
        if (object instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof AnyUser) {
            vector(writer, list);
        } else if (object instanceof AnyUser user) {
            objects.user(writer, user);
        } else if (object instanceof AnyMessage message) {
            objects.message(writer, message);
        } else if (object instanceof Authorization authorization) {
            authorization(writer, authorization);
        } else if (object instanceof LoginTokenSuccess success) {
            writer.writeInt(success.constructorId());
            any(writer, success.authorization());
        } else if (object instanceof dev.mtproto4j.api.type.users.UserFull full) {
            writer.writeInt(full.constructorId());
            objects.userFull(writer, full.fullUser());
            vector(writer, full.chats());
            vector(writer, full.users());
        } else {
            return writeUpdates(writer, object) || writeHistory(writer, object);
        }
        return true;
    }

    private boolean writeUpdates(TlWriter writer, Object object) {
        if (object instanceof Updates updates) {
            writer.writeInt(updates.constructorId());
            vector(writer, updates.updates());
            vector(writer, updates.users());
            vector(writer, updates.chats());
            writer.writeInt(updates.date());
            writer.writeInt(updates.seq());
        } else if (object instanceof UpdateNewMessage update) {
            writer.writeInt(update.constructorId());
            any(writer, update.message());
            writer.writeInt(update.pts());
            writer.writeInt(update.ptsCount());
        } else if (object instanceof Difference all) {
            writer.writeInt(all.constructorId());
            difference(writer, all.newMessages(), all.otherUpdates(), all.chats(), all.users(), all.state());
        } else if (object instanceof DifferenceSlice slice) {
            writer.writeInt(slice.constructorId());
            difference(
                    writer,
                    slice.newMessages(),
                    slice.otherUpdates(),
                    slice.chats(),
                    slice.users(),
                    slice.intermediateState());
        } else {
            return false;
        }
        return true;
    }

    private boolean writeHistory(TlWriter writer, Object object) {
        if (object instanceof Messages messages) {
            writer.writeInt(profile.messages());
            history(writer, messages.messages(), messages.chats(), messages.users());
        } else if (object instanceof MessagesSlice slice) {
            writer.writeInt(profile.messagesSlice());
            writer.writeInt(0); // flags: none of the optional fields is told
            writer.writeInt(slice.count());
            history(writer, slice.messages(), slice.chats(), slice.users());
        } else if (object instanceof Dialogs dialogs) {
            writer.writeInt(dialogs.constructorId());
            dialogs(writer, dialogs.dialogs(), dialogs.messages(), dialogs.chats(), dialogs.users());
        } else if (object instanceof DialogsSlice slice) {
            writer.writeInt(slice.constructorId());
            writer.writeInt(slice.count());
            dialogs(writer, slice.dialogs(), slice.messages(), slice.chats(), slice.users());
        } else if (object instanceof Dialog dialog) {
            objects.dialog(writer, dialog);
        } else {
            return false;
        }
        return true;
    }

    private void authorization(TlWriter writer, Authorization authorization) {
        byte[] futureAuthToken = authorization.futureAuthToken();
        writer.writeInt(authorization.constructorId());
        writer.writeInt(futureAuthToken == null ? 0 : 1 << 2);
        if (futureAuthToken != null) {
            writer.writeBytes(futureAuthToken);
        }
        any(writer, authorization.user());
    }

    private void difference(
            TlWriter writer,
            List<AnyMessage> newMessages,
            List<Update> otherUpdates,
            List<AnyChat> chats,
            List<AnyUser> users,
            State state) {
        vector(writer, newMessages);
        writer.writeVectorHeader(0); // encrypted messages
        vector(writer, otherUpdates);
        vector(writer, chats);
        vector(writer, users);
        state.writeTo(writer);
    }

    private void history(TlWriter writer, List<AnyMessage> messages, List<AnyChat> chats, List<AnyUser> users) {
        vector(writer, messages);
        if (profile.topics()) {
            writer.writeVectorHeader(0);
        }
        vector(writer, chats);
        vector(writer, users);
    }

    private void dialogs(
            TlWriter writer,
            List<AnyDialog> dialogs,
            List<AnyMessage> messages,
            List<AnyChat> chats,
            List<AnyUser> users) {
        vector(writer, dialogs);
        vector(writer, messages);
        vector(writer, chats);
        vector(writer, users);
    }

    private void vector(TlWriter writer, List<?> list) {
        writer.writeVectorHeader(list.size());
        list.forEach(element -> any(writer, (TlObject) element));
    }

    private void any(TlWriter writer, TlObject object) {
        if (!write(writer, object)) {
            object.writeTo(writer);
        }
    }
}
