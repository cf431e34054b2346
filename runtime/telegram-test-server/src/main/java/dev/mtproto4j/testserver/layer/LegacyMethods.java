package dev.mtproto4j.testserver.layer;

import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.method.messages.SendMedia;
import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.type.AnyInputFile;
import dev.mtproto4j.api.type.DocumentAttribute;
import dev.mtproto4j.api.type.InputMedia;
import dev.mtproto4j.api.type.InputMediaUploadedDocument;
import dev.mtproto4j.api.type.InputPeer;
import dev.mtproto4j.api.type.InputReplyTo;
import dev.mtproto4j.api.type.InputReplyToMessage;
import dev.mtproto4j.api.type.MessageEntity;
import dev.mtproto4j.api.type.ReplyMarkup;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads methods that had another constructor in layers 158, 198 and 214. What they say at their end is not needed. */
final class LegacyMethods {
    private static final int SEND_MESSAGE_158 = 0x1cc20387;
    private static final int SEND_MESSAGE_198 = 0x983f9745;
    private static final int SEND_MESSAGE_214 = 0xfe05dc9a;
    private static final int SEND_MEDIA_158 = 0x7547c966;
    private static final int SEND_MEDIA_198 = 0x7852834e;
    private static final int SEND_MEDIA_214 = 0xac55d9c1;
    private static final int GET_DIFFERENCE_158 = 0x25939651;
    private static final int SIGN_UP_158 = 0x80eee427;
    private static final int INPUT_REPLY_TO_MESSAGE_198 = 0x22c0f6d5;
    private static final int INPUT_REPLY_TO_MESSAGE_214 = 0x869fbe10;
    private static final int INPUT_MEDIA_UPLOADED_DOCUMENT_158 = 0x5b38c6c1;

    private LegacyMethods() {}

    /** The method in its current form; empty if it has not changed. */
    static Optional<TlMethod<?>> read(TlReader reader) {
        return switch (reader.readInt()) {
            case SEND_MESSAGE_158 -> Optional.of(sendMessage(reader, true));
            case SEND_MESSAGE_198, SEND_MESSAGE_214 -> Optional.of(sendMessage(reader, false));
            case SEND_MEDIA_158 -> Optional.of(sendMedia(reader, true));
            case SEND_MEDIA_198, SEND_MEDIA_214 -> Optional.of(sendMedia(reader, false));
            case GET_DIFFERENCE_158 -> Optional.of(getDifference(reader));
            case SIGN_UP_158 -> Optional.of(signUp(reader));
            default -> Optional.empty();
        };
    }

    private static SendMessage sendMessage(TlReader reader, boolean plainReplyId) {
        int flags = reader.readInt();
        InputPeer peer = InputPeer.read(reader);
        InputReplyTo replyTo = replyTo(reader, flags, plainReplyId);
        String message = reader.readString();
        long randomId = reader.readLong();
        return SendMessage.builder()
                .silent(isSet(flags, 5))
                .peer(peer)
                .replyTo(replyTo)
                .message(message)
                .randomId(randomId)
                .entities(entities(reader, flags))
                .build();
    }

    private static SendMedia sendMedia(TlReader reader, boolean plainReplyId) {
        int flags = reader.readInt();
        InputPeer peer = InputPeer.read(reader);
        InputReplyTo replyTo = replyTo(reader, flags, plainReplyId);
        InputMedia media = media(reader);
        String message = reader.readString();
        long randomId = reader.readLong();
        return SendMedia.builder()
                .silent(isSet(flags, 5))
                .peer(peer)
                .replyTo(replyTo)
                .media(media)
                .message(message)
                .randomId(randomId)
                .entities(entities(reader, flags))
                .build();
    }

    private static GetDifference getDifference(TlReader reader) {
        int flags = reader.readInt();
        int pts = reader.readInt();
        Integer total = isSet(flags, 0) ? reader.readInt() : null;
        int date = reader.readInt();
        int qts = reader.readInt();
        return GetDifference.builder()
                .pts(pts)
                .ptsTotalLimit(total)
                .date(date)
                .qts(qts)
                .build();
    }

    private static SignUp signUp(TlReader reader) {
        return SignUp.builder()
                .phoneNumber(reader.readString())
                .phoneCodeHash(reader.readString())
                .firstName(reader.readString())
                .lastName(reader.readString())
                .build();
    }

    /** Layer 158 has the ids of the message and its topic, later ones an object of which the first field matters. */
    private static @Nullable InputReplyTo replyTo(TlReader reader, int flags, boolean plainId) {
        Integer messageId = null;
        if (isSet(flags, 0)) {
            messageId = plainId ? Integer.valueOf(reader.readInt()) : readReplyObject(reader);
        }
        if (plainId && isSet(flags, 9)) {
            reader.readInt(); // top_msg_id
        }
        return messageId == null
                ? null
                : InputReplyToMessage.builder().replyToMsgId(messageId).build();
    }

    private static int readReplyObject(TlReader reader) {
        int id = reader.readInt();
        if (id != INPUT_REPLY_TO_MESSAGE_198 && id != INPUT_REPLY_TO_MESSAGE_214) {
            throw TlReader.unexpectedConstructor("InputReplyTo", id);
        }
        int flags = reader.readInt();
        int messageId = reader.readInt();
        if (isSet(flags, 0)) {
            reader.readInt(); // top_msg_id
        }
        if ((flags & ~1) != 0) {
            throw new TlException("the test server reads replies of this layer without peers and quotes only");
        }
        return messageId;
    }

    private static InputMedia media(TlReader reader) {
        if (reader.peekInt() != INPUT_MEDIA_UPLOADED_DOCUMENT_158) {
            return InputMedia.read(reader);
        }
        reader.readInt();
        int flags = reader.readInt();
        AnyInputFile file = AnyInputFile.read(reader);
        AnyInputFile thumb = isSet(flags, 2) ? AnyInputFile.read(reader) : null;
        String mimeType = reader.readString();
        List<DocumentAttribute> attributes = DocumentAttribute.readVector(reader);
        if (isSet(flags, 0)) {
            throw new TlException("the test server reads documents of this layer without stickers only");
        }
        Integer ttlSeconds = isSet(flags, 1) ? reader.readInt() : null;
        return InputMediaUploadedDocument.builder()
                .forceFile(isSet(flags, 4))
                .file(file)
                .thumb(thumb)
                .mimeType(mimeType)
                .attributes(attributes)
                .ttlSeconds(ttlSeconds)
                .build();
    }

    private static @Nullable List<MessageEntity> entities(TlReader reader, int flags) {
        if (isSet(flags, 2)) {
            ReplyMarkup.read(reader);
        }
        return isSet(flags, 3) ? MessageEntity.readVector(reader) : null;
    }

    private static boolean isSet(int flags, int bit) {
        return (flags & 1 << bit) != 0;
    }
}
