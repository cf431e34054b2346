package dev.mtproto4j.client.updates;

import dev.mtproto4j.api.type.AnyMessage;
import dev.mtproto4j.api.type.Message;
import dev.mtproto4j.api.type.MessageService;
import dev.mtproto4j.api.type.Peer;
import dev.mtproto4j.api.type.PeerChannel;
import dev.mtproto4j.api.type.Update;
import dev.mtproto4j.api.type.UpdateBotBusinessConnect;
import dev.mtproto4j.api.type.UpdateBotChatBoost;
import dev.mtproto4j.api.type.UpdateBotChatInviteRequester;
import dev.mtproto4j.api.type.UpdateBotDeleteBusinessMessage;
import dev.mtproto4j.api.type.UpdateBotEditBusinessMessage;
import dev.mtproto4j.api.type.UpdateBotGuestChatQuery;
import dev.mtproto4j.api.type.UpdateBotMessageReaction;
import dev.mtproto4j.api.type.UpdateBotMessageReactions;
import dev.mtproto4j.api.type.UpdateBotNewBusinessMessage;
import dev.mtproto4j.api.type.UpdateBotPurchasedPaidMedia;
import dev.mtproto4j.api.type.UpdateBotStarsSubscription;
import dev.mtproto4j.api.type.UpdateBotStopped;
import dev.mtproto4j.api.type.UpdateChannelParticipant;
import dev.mtproto4j.api.type.UpdateChannelTooLong;
import dev.mtproto4j.api.type.UpdateChannelWebPage;
import dev.mtproto4j.api.type.UpdateChatParticipant;
import dev.mtproto4j.api.type.UpdateDeleteChannelMessages;
import dev.mtproto4j.api.type.UpdateDeleteMessages;
import dev.mtproto4j.api.type.UpdateEditChannelMessage;
import dev.mtproto4j.api.type.UpdateEditMessage;
import dev.mtproto4j.api.type.UpdateFolderPeers;
import dev.mtproto4j.api.type.UpdateManagedBot;
import dev.mtproto4j.api.type.UpdateMessagePollVote;
import dev.mtproto4j.api.type.UpdateNewChannelMessage;
import dev.mtproto4j.api.type.UpdateNewEncryptedMessage;
import dev.mtproto4j.api.type.UpdateNewMessage;
import dev.mtproto4j.api.type.UpdatePinnedChannelMessages;
import dev.mtproto4j.api.type.UpdatePinnedMessages;
import dev.mtproto4j.api.type.UpdatePtsChanged;
import dev.mtproto4j.api.type.UpdateReadChannelInbox;
import dev.mtproto4j.api.type.UpdateReadHistoryInbox;
import dev.mtproto4j.api.type.UpdateReadHistoryOutbox;
import dev.mtproto4j.api.type.UpdateReadMessagesContents;
import dev.mtproto4j.api.type.UpdateWebPage;

/**
 * In which sequence an update is numbered, and how.
 *
 * @param box which sequence
 * @param channelId of the channel, 0 outside of channels
 * @param value the number up to which it leads
 * @param count how many it stands for
 */
record UpdateOrder(Box box, long channelId, int value, int count) {

    enum Box {
        /** Not numbered. */
        NONE,
        COMMON,
        SECRET,
        CHANNEL,
        /** The channel's own updates have to be asked for. */
        CHANNEL_TOO_LONG,
        /** All have to be asked for. */
        EVERYTHING
    }

    private static final UpdateOrder UNORDERED = new UpdateOrder(Box.NONE, 0, 0, 0);

    static UpdateOrder of(Update update) {
        UpdateOrder order = common(update);
        if (order.box() == Box.NONE) {
            order = channel(update);
        }
        return order.box() == Box.NONE ? secret(update) : order;
    }

    private static UpdateOrder common(Update update) {
        if (update instanceof UpdateNewMessage u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateEditMessage u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateDeleteMessages u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateReadHistoryInbox u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateReadHistoryOutbox u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateReadMessagesContents u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdatePinnedMessages u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateWebPage u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdateFolderPeers u) {
            return common(u.pts(), u.ptsCount());
        } else if (update instanceof UpdatePtsChanged) {
            return new UpdateOrder(Box.EVERYTHING, 0, 0, 0);
        }
        return UNORDERED;
    }

    private static UpdateOrder channel(Update update) {
        if (update instanceof UpdateNewChannelMessage u) {
            return channel(channelOf(u.message()), u.pts(), u.ptsCount());
        } else if (update instanceof UpdateEditChannelMessage u) {
            return channel(channelOf(u.message()), u.pts(), u.ptsCount());
        } else if (update instanceof UpdateDeleteChannelMessages u) {
            return channel(u.channelId(), u.pts(), u.ptsCount());
        } else if (update instanceof UpdatePinnedChannelMessages u) {
            return channel(u.channelId(), u.pts(), u.ptsCount());
        } else if (update instanceof UpdateChannelWebPage u) {
            return channel(u.channelId(), u.pts(), u.ptsCount());
        } else if (update instanceof UpdateReadChannelInbox u) {
            return channel(u.channelId(), u.pts(), 0);
        } else if (update instanceof UpdateChannelTooLong u) {
            return new UpdateOrder(Box.CHANNEL_TOO_LONG, u.channelId(), 0, 0);
        }
        return UNORDERED;
    }

    private static UpdateOrder secret(Update update) {
        if (update instanceof UpdateNewEncryptedMessage u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotStopped u) {
            return secret(u.qts());
        } else if (update instanceof UpdateChatParticipant u) {
            return secret(u.qts());
        } else if (update instanceof UpdateChannelParticipant u) {
            return secret(u.qts());
        } else if (update instanceof UpdateMessagePollVote u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotChatInviteRequester u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotChatBoost u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotMessageReaction u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotMessageReactions u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotBusinessConnect u) {
            return secret(u.qts());
        }
        return business(update);
    }

    private static UpdateOrder business(Update update) {
        if (update instanceof UpdateBotNewBusinessMessage u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotEditBusinessMessage u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotDeleteBusinessMessage u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotPurchasedPaidMedia u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotGuestChatQuery u) {
            return secret(u.qts());
        } else if (update instanceof UpdateBotStarsSubscription u) {
            return secret(u.qts());
        } else if (update instanceof UpdateManagedBot u) {
            return secret(u.qts());
        }
        return UNORDERED;
    }

    private static UpdateOrder common(int pts, int count) {
        return new UpdateOrder(Box.COMMON, 0, pts, count);
    }

    private static UpdateOrder secret(int qts) {
        return new UpdateOrder(Box.SECRET, 0, qts, 1);
    }

    private static UpdateOrder channel(long channelId, int pts, int count) {
        return channelId == 0 ? UNORDERED : new UpdateOrder(Box.CHANNEL, channelId, pts, count);
    }

    private static long channelOf(AnyMessage message) {
        Peer peer = message instanceof Message m ? m.peerId() : message instanceof MessageService s ? s.peerId() : null;
        return peer instanceof PeerChannel channel ? channel.channelId() : 0;
    }
}
