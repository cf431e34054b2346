package dev.mtproto4j.testserver.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.api.method.auth.SignUp;
import dev.mtproto4j.api.method.help.GetConfig;
import dev.mtproto4j.api.method.messages.SendMedia;
import dev.mtproto4j.api.method.messages.SendMessage;
import dev.mtproto4j.api.method.updates.GetDifference;
import dev.mtproto4j.api.type.InputFile;
import dev.mtproto4j.api.type.InputMediaUploadedDocument;
import dev.mtproto4j.api.type.InputPeerSelf;
import dev.mtproto4j.api.type.InputReplyToMessage;
import dev.mtproto4j.api.type.MessageEntityBold;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bytes are written out by hand from the schemas of the layers. */
class LegacyMethodsTest {
    @Test
    void aMessageOfLayer158() {
        assertThat(read(writer -> {
                    ints(writer, 0x1cc20387, 1 | 1 << 3 | 1 << 5 | 1 << 9);
                    new InputPeerSelf().writeTo(writer);
                    ints(writer, 3, 4); // reply_to_msg_id, top_msg_id
                    writer.writeString("hi");
                    writer.writeLong(9);
                    writer.writeVectorHeader(1);
                    new MessageEntityBold(0, 2).writeTo(writer);
                }))
                .contains(SendMessage.builder()
                        .silent(true)
                        .peer(new InputPeerSelf())
                        .replyTo(InputReplyToMessage.builder().replyToMsgId(3).build())
                        .message("hi")
                        .randomId(9)
                        .entities(List.of(new MessageEntityBold(0, 2)))
                        .build());
    }

    @Test
    void aSignUpOfLayer158() {
        assertThat(read(writer -> {
                    ints(writer, 0x80eee427);
                    List.of("9996621234", "hash", "New", "Person").forEach(writer::writeString);
                }))
                .contains(new SignUp("9996621234", "hash", "New", "Person"));
    }

    @Test
    void aMessageOfLayer198() {
        assertThat(read(writer -> {
                    ints(writer, 0x983f9745, 1);
                    new InputPeerSelf().writeTo(writer);
                    ints(writer, 0x22c0f6d5, 0, 3);
                    writer.writeString("hi");
                    writer.writeLong(9);
                }))
                .contains(SendMessage.builder()
                        .peer(new InputPeerSelf())
                        .replyTo(InputReplyToMessage.builder().replyToMsgId(3).build())
                        .message("hi")
                        .randomId(9)
                        .build());
    }

    @Test
    void aDocumentOfLayer158() {
        InputFile file = new InputFile(5, 1, "a.txt", "");
        assertThat(read(writer -> {
                    ints(writer, 0x7547c966, 0);
                    new InputPeerSelf().writeTo(writer);
                    ints(writer, 0x5b38c6c1, 1 << 4);
                    file.writeTo(writer);
                    writer.writeString("text/plain");
                    writer.writeVectorHeader(0);
                    writer.writeString("");
                    writer.writeLong(9);
                }))
                .contains(SendMedia.builder()
                        .peer(new InputPeerSelf())
                        .media(InputMediaUploadedDocument.builder()
                                .forceFile(true)
                                .file(file)
                                .mimeType("text/plain")
                                .attributes(List.of())
                                .build())
                        .message("")
                        .randomId(9)
                        .build());
    }

    @Test
    void aDifferenceOfLayer158() {
        assertThat(read(writer -> ints(writer, 0x25939651, 1, 10, 100, 11, 12)))
                .contains(GetDifference.builder()
                        .pts(10)
                        .ptsTotalLimit(100)
                        .date(11)
                        .qts(12)
                        .build());
    }

    @Test
    void whatIsNotUnderstoodIsRefusedAndTheRestIsLeftAlone() {
        assertThat(read(writer -> new GetConfig().writeTo(writer))).isEmpty();
        assertThatThrownBy(() -> read(writer -> {
                    ints(writer, 0xfe05dc9a, 1);
                    new InputPeerSelf().writeTo(writer);
                    ints(writer, 0x869fbe10, 1 << 2, 3);
                    writer.writeString("a quote");
                }))
                .isInstanceOf(TlException.class)
                .hasMessageContaining("quotes");
        assertThatThrownBy(() -> read(writer -> ints(writer, 0x1cc20387))).isInstanceOf(TlException.class);
    }

    private static Optional<TlMethod<?>> read(Consumer<TlWriter> write) {
        TlWriter writer = new TlWriter();
        write.accept(writer);
        return LegacyMethods.read(new TlReader(writer.toByteArray()));
    }

    private static void ints(TlWriter writer, int... values) {
        for (int value : values) {
            writer.writeInt(value);
        }
    }
}
