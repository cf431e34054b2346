package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.core.Vectors;
import dev.mtproto4j.core.message.MessageId.Kind;
import dev.mtproto4j.crypto.Side;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Message ids and sequence numbers. */
class MessageNumbersTest {

    private static final JsonNode VECTORS = Vectors.load("messages.json");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");

    @Test
    void idsAreTheDocumentedOnes() {
        int checked = 0;
        for (JsonNode vector : VECTORS.path("msg_id")) {
            if (vector.has("fraction_2_32")) {
                long seconds = vector.path("unix_seconds").asLong();
                long fraction = vector.path("fraction_2_32").asLong();
                assertThat(MessageId.of(seconds, fraction, Kind.CLIENT)).isEqualTo(hex(vector, "msg_id_client_hex"));
                assertThat(MessageId.of(seconds, fraction, Kind.SERVER_RESPONSE))
                        .isEqualTo(hex(vector, "msg_id_server_response_hex"));
                assertThat(MessageId.of(seconds, fraction, Kind.SERVER_NOTIFICATION))
                        .isEqualTo(hex(vector, "msg_id_server_notification_hex"));
                checked++;
            } else if (vector.path("id").asText().startsWith("parse-")) {
                long id = hex(vector, "msg_id_hex");
                assertThat(MessageId.instant(id).getEpochSecond())
                        .isEqualTo(vector.path("unix_seconds").asLong());
                String kind = vector.path("kind").asText();
                assertThat(MessageId.isFrom(Side.CLIENT, id)).isEqualTo(kind.equals("client"));
                assertThat(MessageId.isFrom(Side.SERVER, id)).isEqualTo(kind.startsWith("server"));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(9);
    }

    @Test
    void anInstantSurvives() {
        long id = MessageId.of(NOW, Kind.CLIENT);
        assertThat(id & 3).isZero();
        assertThat(MessageId.instant(id)).isBetween(NOW.minusNanos(3), NOW);
    }

    @Test
    void idsGrowUnderAnyClock() {
        MessageIdGenerator ids = new MessageIdGenerator(Side.CLIENT);
        assertThat(ids.last()).isZero();
        long last = 0;
        for (int i = 0; i < 3000; i++) {
            long id = ids.next(i < 1000 ? NOW : NOW.minusSeconds(i));
            assertThat(id).isGreaterThan(last);
            assertThat(id & 3).isZero();
            last = id;
        }
        assertThat(ids.last()).isEqualTo(last);
        assertThat(MessageId.instant(ids.next(NOW.plusSeconds(9))))
                .isBetween(NOW.plusSeconds(9).minusNanos(3), NOW.plusSeconds(9));
    }

    @Test
    void theFractionIsNeverEmpty() {
        MessageIdGenerator ids = new MessageIdGenerator(Side.CLIENT);
        assertThat(ids.next(Instant.ofEpochSecond(1_700_000_000))).isEqualTo(0x6553f10000000004L);
        MessageIdGenerator atTheEndOfASecond = new MessageIdGenerator(Side.SERVER);
        long last = 0;
        for (int i = 0; i < 10; i++) {
            last = atTheEndOfASecond.next(Instant.ofEpochSecond(1_700_000_000, 999_999_999));
            assertThat(last & 0xffffffffL).isNotZero();
            assertThat(last & 3).isEqualTo(3);
        }
        assertThat(last >>> 32).isEqualTo(1_700_000_001);
    }

    @Test
    void aServerMarksWhatItAnswers() {
        MessageIdGenerator ids = new MessageIdGenerator(Side.SERVER);
        long notification = ids.next(NOW);
        long response = ids.nextResponse(NOW);
        long another = ids.nextResponse(NOW);
        assertThat(notification & 3).isEqualTo(3);
        assertThat(response & 3).isEqualTo(1);
        assertThat(response).isGreaterThan(notification);
        assertThat(another).isEqualTo(response + 4);
        assertThatThrownBy(() -> new MessageIdGenerator(Side.CLIENT).nextResponse(NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sequenceNumbersCountWhatMustBeAcknowledged() {
        assertThat(VECTORS.path("seqno")).hasSize(4);
        for (JsonNode vector : VECTORS.path("seqno")) {
            SeqNo numbers = new SeqNo();
            int sent = 0;
            for (int i = 0; i < vector.path("seqno").size(); i++) {
                boolean contentRelated = vector.path("content_related").get(i).asBoolean();
                int number = numbers.next(contentRelated);
                sent += contentRelated ? 1 : 0;
                assertThat(number).isEqualTo(vector.path("seqno").get(i).asInt());
                assertThat(SeqNo.isContentRelated(number)).isEqualTo(contentRelated);
                assertThat(numbers.contentRelatedSent()).isEqualTo(sent);
            }
        }
    }

    private static long hex(JsonNode vector, String field) {
        return Long.parseUnsignedLong(vector.path(field).asText(), 16);
    }
}
