package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the parameters of a call is told; nothing that was written is left out. */
class CallArgumentsTest {
    private static final Schema SCHEMA = BundledSchema.api();

    private static final Method GET_USERS = SCHEMA.methods().stream()
            .filter(method -> method.name().toString().equals("users.getUsers"))
            .findFirst()
            .orElseThrow();

    private final Values values = new Values(SCHEMA);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": [], \"id\": []} | Duplicate field 'id'",
                "{\"id\": []} {} | something follows the end of the JSON",
                "{\"id\": []} x | Unrecognized token 'x'",
                "{\"_\": \"help.getConfig\", \"id\": []} | expected users.getUsers, not help.getConfig",
                "'' | standard input is neither an object nor a list in JSON",
            })
    void json(String json, String message) {
        assertThatThrownBy(() -> values.struct(GET_USERS, CallArguments.ofJson("standard input", json)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id=[(inputUser user_id:1 user_id:2)] | column 30: the field user_id is given twice",
                "id=[(inputUser _:inputUserSelf)] | the field _ is given twice",
                "id=[nobody] | users.getUsers.id[0]: expected one of inputUser,",
                "id=[nobody] | , not nobody",
                "id=[(inputUser user_id:one access_hash:2)] | inputUser.user_id: expected a whole number, not one",
            })
    void words(String word, String message) {
        assertThatThrownBy(() -> values.struct(GET_USERS, CallArguments.ofWords(GET_USERS, List.of(word))))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining(message);
    }
}
