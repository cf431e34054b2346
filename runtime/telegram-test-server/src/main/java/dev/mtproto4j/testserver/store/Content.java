package dev.mtproto4j.testserver.store;

import dev.mtproto4j.api.type.MessageEntity;
import dev.mtproto4j.api.type.MessageMedia;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, the same in both boxes.
 *
 * @param date server time in seconds
 * @param replyTo the message that it answers, by its id in the sender's box; 0 if none
 */
public record Content(
        int date,
        String text,
        List<MessageEntity> entities,
        @Nullable MessageMedia media,
        int replyTo,
        boolean silent) {}
