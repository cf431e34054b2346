package dev.mtproto4j.cli.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mtproto4j.cli.schema.BundledSchema;
import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call of every method there is, with random parameters, written as a person would and read again. */
class EveryMethodTest {
    private static final Schema SCHEMA = BundledSchema.api();

    private final SchemaCodec codec = new SchemaCodec(SCHEMA);
    private final Printer printer = new Printer(SCHEMA);
    private final RandomValues random = new RandomValues(SCHEMA, 1);

    @Test
    void thereAreAsManyAsTheLayerHas() {
        assertThat(SCHEMA.methods()).hasSize(808);
    }

    @ParameterizedTest
    @EnumSource(Optionals.class)
    void byNameAndValue(Optionals optionals) {
        for (Method method : SCHEMA.methods()) {
            TlValue.Struct call = random.next(method, optionals);
            String line = method.name() + words(call);
            List<String> words = CallLine.words(line);
            assertThat(words.get(0)).isEqualTo(method.name().toString());
            same(line, method, call, CallArguments.ofWords(method, words.subList(1, words.size())));
        }
    }

    @ParameterizedTest
    @EnumSource(Optionals.class)
    void byJson(Optionals optionals) {
        for (Method method : SCHEMA.methods()) {
            TlValue.Struct call = random.next(method, optionals);
            String json = printer.json(call);
            same(json, method, call, CallArguments.ofJson("standard input", json));
        }
    }

    /** Each parameter as the program prints values. */
    private String words(TlValue.Struct call) {
        String printed = printer.text(new TlValue.Struct(call.name(), Map.of()));
        assertThat(printed).isEqualTo("(" + call.name() + ")");
        return call.fields().entrySet().stream()
                .filter(field -> !printer.isFlags(call, field.getKey()))
                .map(field -> " " + field.getKey() + "=" + printer.text(field.getValue()))
                .collect(Collectors.joining());
    }

    private void same(String typed, Method method, TlValue.Struct call, JsonNode fields) {
        byte[] encoded = codec.encode(new Values(SCHEMA).struct(method, fields));
        assertThat(encoded).as(typed).isEqualTo(codec.encode(call));
    }
}
