package dev.mtproto4j.tl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "AUTH_BYTES_INVALID, AUTH_BYTES_INVALID, ",
        "FLOOD_WAIT_31, FLOOD_WAIT_%d, 31",
        "2FA_CONFIRM_WAIT_604800, 2FA_CONFIRM_WAIT_%d, 604800",
        "FILE_PART_0_MISSING, FILE_PART_%d_MISSING, 0",
        "INTERDC_2_CALL_RICH_ERROR, INTERDC_%d_CALL_RICH_ERROR, 2",
        "PREVIOUS_CHAT_IMPORT_ACTIVE_WAIT_5MIN, PREVIOUS_CHAT_IMPORT_ACTIVE_WAIT_%dMIN, 5",
        "PREMIUM_SUB_ACTIVE_UNTIL_4102444800, PREMIUM_SUB_ACTIVE_UNTIL_%d, 4102444800",
        "FLOOD_WAIT_99999999999999999999, FLOOD_WAIT_%d, ",
        "MD5_CHECKSUM_INVALID, MD5_CHECKSUM_INVALID, ",
        "SHA256_HASH_INVALID, SHA256_HASH_INVALID, ",
        "Timeout, Timeout, ",
        "'', '', ",
    })
    void numbersBecomeAnArgument(String message, String type, Long argument) {
        RpcException e = new RpcException(400, message, "auth.importAuthorization");
        assertThat(e.type()).isEqualTo(type).isEqualTo(RpcException.normalise(message));
        assertThat(e.argument()).isEqualTo(argument == null ? OptionalLong.empty() : OptionalLong.of(argument));
        assertThat(e.rawMessage()).isEqualTo(message);
    }

    @Test
    void theMessageSaysCodeTypeAndMethod() {
        RpcException e = new RpcException(400, "AUTH_BYTES_INVALID", "auth.importAuthorization");
        assertThat(e).hasMessage("400 AUTH_BYTES_INVALID (auth.importAuthorization)");
        assertThat(e.code()).isEqualTo(400);
        assertThat(e.method()).isEqualTo("auth.importAuthorization");
    }

    @Test
    void hostileTextNeitherBreaksALineNorFloodsALog() {
        String text = "A\r\n2026-01-01 INFO logged in\u001b[2J" + "x".repeat(100_000);
        RpcException e = new RpcException(500, text, "m");
        assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain("\n", "\r", "\u001b");
        assertThat(e.rawMessage()).isEqualTo(text);
    }

    @Test
    void aTableRowIsFoundByTypeAndTheVeryTextComesFirst() {
        RpcException missing = new RpcException(400, "FILE_PART_0_MISSING", "m");
        assertThat(missing.as(Table.class)).contains(Table.FILE_PART_0_MISSING);
        assertThat(new RpcException(400, "FILE_PART_7_MISSING", "m").as(Table.class))
                .contains(Table.FILE_PART_N_MISSING);
        assertThat(new RpcException(400, "OTHER", "m").as(Table.class)).isEmpty();
        assertThat(missing.is(Table.FILE_PART_N_MISSING)).isTrue();
        assertThat(missing.is(Table.FILE_PART_0_MISSING)).isTrue();
        assertThat(missing.is("FILE_PART_%d_MISSING")).isTrue();
        assertThat(missing.is(Table.FLOOD_WAIT)).isFalse();
        assertThat(new RpcException(500, "FLOOD_WAIT_3", "m").is(Table.FLOOD_WAIT))
                .isTrue();
    }

    private enum Table implements RpcErrorType {
        FILE_PART_N_MISSING(400, "FILE_PART_%d_MISSING"),
        FILE_PART_0_MISSING(400, "FILE_PART_0_MISSING"),
        FLOOD_WAIT(420, "FLOOD_WAIT_%d");

        private final int code;
        private final String type;

        Table(int code, String type) {
            this.code = code;
            this.type = type;
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public String description() {
            return "";
        }
    }
}
