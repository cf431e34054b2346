package dev.mtproto4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.core.message.GzipPacked;
import dev.mtproto4j.core.message.InflationBudget;
import dev.mtproto4j.core.message.InvalidMessageException;
import dev.mtproto4j.core.message.MessageContainer;
import dev.mtproto4j.core.message.PlainMessage;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;

/** What is read before a key protects it, and what is unpacked after. */
class PlainMessageFuzzTest {

    private static final int BUDGET = 1 << 20;

    @FuzzTest(maxDuration = "10m")
    void anyPacketIsAPlainMessageOrRefused(byte[] packet) {
        try {
            PlainMessage message = PlainMessage.parse(packet);
            assertThat(message.toByteArray()).isEqualTo(packet);
        } catch (InvalidMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyBodyIsAContainerOrRefused(byte[] body) {
        try {
            MessageContainer container = MessageContainer.readBare(new TlReader(body));
            assertThat(container.messages()).hasSizeLessThanOrEqualTo(MessageContainer.MAX_MESSAGES);
        } catch (TlException | InvalidMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyBodyIsUnpackedWithinItsBudgetOrRefused(byte[] body) {
        try {
            byte[] unpacked = GzipPacked.unpack(body, new InflationBudget(BUDGET));
            assertThat(unpacked.length).isLessThanOrEqualTo(Math.max(BUDGET, body.length));
        } catch (TlException | InvalidMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
