package dev.mtproto4j.client.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.tl.RpcException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloodWaitTest {

    /** Every waiting form among the documented error types. */
    @ParameterizedTest
    @CsvSource({
        "FLOOD_WAIT_31, 31",
        "FLOOD_PREMIUM_WAIT_5, 5",
        "FLOOD_TEST_PHONE_WAIT_7, 7",
        "SLOWMODE_WAIT_10, 10",
        "2FA_CONFIRM_WAIT_604800, 604800",
        "TAKEOUT_INIT_DELAY_86400, 86400",
        "PREVIOUS_CHAT_IMPORT_ACTIVE_WAIT_3MIN, 180",
        "FLOOD_WAIT_0, 0"
    })
    void findsTheWait(String type, long seconds) {
        RpcException error = new RpcException(420, type, "messages.sendMessage");
        assertThat(FloodWait.of(error)).contains(Duration.ofSeconds(seconds));
        assertThat(FloodWait.of(new CompletionException(error))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSG_WAIT_FAILED", "MSG_WAIT_TIMEOUT", "FILE_MIGRATE_2", "FLOOD_WAIT_X", "CHAT_INVALID"})
    void otherErrorsAreNone(String type) {
        assertThat(FloodWait.of(new RpcException(400, type, "messages.sendMessage")))
                .isEmpty();
    }

    @Test
    void otherExceptionsAreNone() {
        assertThat(FloodWait.of(new IllegalStateException("FLOOD_WAIT_3"))).isEmpty();
        assertThat(FloodWait.of(null)).isEmpty();
    }
}
