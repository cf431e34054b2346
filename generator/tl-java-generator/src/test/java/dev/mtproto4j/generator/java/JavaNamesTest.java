package dev.mtproto4j.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import dev.mtproto4j.generator.schema.prune.PrunedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "req_pq_multi,ReqPqMulti",
        "resPQ,ResPQ",
        "p_q_inner_data_dc,PQInnerDataDc",
        "server_DH_params_ok,ServerDHParamsOk",
        "Set_client_DH_params_answer,SetClientDHParamsAnswer",
        "JSONValue,JSONValue",
        "builder,Builder_",
        "string,String_",
        "2fa,_2fa"
    })
    void classNamesFollowFromTheTlName(String tlName, String javaName) {
        assertThat(Identifiers.className(tlName)).isEqualTo(javaName);
    }

    @ParameterizedTest
    @CsvSource({
        "server_nonce,serverNonce,serverNonce",
        "g_a,gA,gA",
        "new_nonce_hash1,newNonceHash1,newNonceHash1",
        "default,default_,default_",
        "hash_code,hashCode_,hashCode",
        "result,result,result_"
    })
    void fieldNamesFollowFromTheTlName(String tlName, String accessor, String variable) {
        assertThat(Identifiers.accessor(tlName)).isEqualTo(accessor);
        assertThat(Identifiers.variable(tlName)).isEqualTo(variable);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOOD_WAIT_%d,FLOOD_WAIT",
        "FILE_PART_%d_MISSING,FILE_PART_MISSING",
        "2FA_CONFIRM_WAIT_%d,_2FA_CONFIRM_WAIT",
        "Timeout,TIMEOUT",
        "No workers running,NO_WORKERS_RUNNING",
        "%d,UNNAMED"
    })
    void constantsFollowFromTheErrorType(String errorType, String constant) {
        assertThat(Identifiers.constant(errorType)).isEqualTo(constant);
    }

    @Test
    void aTypeIsCalledAnyWhereAConstructorHasItsName() {
        JavaNames names = names("user = User; userEmpty = User; peerUser = Peer; peerChat = Peer; only = Single;");
        assertThat(names.type(TlName.parse("User")).simpleName()).isEqualTo("AnyUser");
        assertThat(names.type(TlName.parse("Peer")).simpleName()).isEqualTo("Peer");
        assertThat(names.type(TlName.parse("Single")).simpleName()).isEqualTo("Only");
    }

    @Test
    void namesThatDifferInJavaByNothingAreRefusedWithTheirPlaces() {
        assertThatThrownBy(() -> names("foo_bar = A;\nfooBar = B;"))
                .isInstanceOf(GeneratorException.class)
                .hasMessageContaining("t.tl:")
                .hasMessageContaining("constructor foo_bar")
                .hasMessageContaining("constructor fooBar")
                .hasMessageContaining("p.type.FooBar");
    }

    @Test
    void fieldsThatCollideAreRefusedAllAtOnce() {
        Schema schema = schema("a x_y:int xY:int = A;\nb p_q:int pQ:int = B;");
        assertThatThrownBy(() -> new JavaGenerator(GeneratorOptions.of("p")).generate(schema))
                .isInstanceOfSatisfying(
                        GeneratorException.class,
                        e -> assertThat(e.problems()).hasSize(2).allMatch(problem -> problem.startsWith("t.tl:")));
    }

    @Test
    void errorTypesThatShareAConstantGetNamesOfTheirOwn() {
        JavaNames names = names("//@errortype 400 WAIT_%d\n//@errortype 400 WAIT\na = A;");
        assertThat(names.errorConstant("WAIT")).isEqualTo("WAIT");
        assertThat(names.errorConstant("WAIT_%d")).isEqualTo("WAIT_N");
    }

    private static JavaNames names(String text) {
        return new JavaNames(PrunedSchema.whole(schema(text)), "p", NameOverrides.none());
    }

    private static Schema schema(String text) {
        return SchemaLoader.loadText("t.tl", text).schema();
    }
}
