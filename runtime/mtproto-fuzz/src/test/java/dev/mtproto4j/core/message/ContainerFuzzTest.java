package dev.mtproto4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mtproto4j.fuzz.Mutation;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Containers that were right before somebody changed them. */
@NullMarked
class ContainerFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void aChangedContainerIsReadAsItStandsOrRefused(FuzzedDataProvider data) {
        List<Message> messages = new ArrayList<>();
        int count = data.pickValue(new int[] {0, 1, 3, 200, MessageContainer.MAX_MESSAGES});
        for (int i = 0; i < count; i++) {
            messages.add(new Message(data.consumeLong(), data.consumeInt(), new byte[data.consumeInt(0, 8) * 4]));
        }
        byte[] changed = Mutation.of(new MessageContainer(messages).toByteArray(), data);
        try {
            TlReader reader = new TlReader(changed);
            reader.expectConstructor("MessageContainer", MessageContainer.CONSTRUCTOR_ID);
            byte[] again = MessageContainer.readBare(reader).toByteArray();
            assertThat(again).hasSize(reader.position()).isEqualTo(Arrays.copyOf(changed, again.length));
        } catch (TlException | InvalidMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
