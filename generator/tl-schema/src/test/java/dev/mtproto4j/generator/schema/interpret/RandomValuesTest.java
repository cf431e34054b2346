package dev.mtproto4j.generator.schema.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.TestSchemas;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.TlValue.Struct;
import dev.mtproto4j.generator.schema.link.IdCheck;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.load.SchemaOptions;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import org.junit.jupiter.api.Test;

/** Every definition of the schema has values, and they survive the way to bytes and back. */
class RandomValuesTest {

    @Test
    void everyDefinitionRoundTrips() {
        int cases = roundTrip(TestSchemas.API) + roundTrip(TestSchemas.MTPROTO);

        System.out.println("interpreter round trips: " + cases);
        assertThat(cases).isGreaterThan(3 * 2456);
    }

    @Test
    void sameSeedSameValues() {
        Combinator combinator = TestSchemas.API.methods().get(0);

        assertThat(new RandomValues(TestSchemas.API, 7).next(combinator, Optionals.SOME))
                .isEqualTo(new RandomValues(TestSchemas.API, 7).next(combinator, Optionals.SOME));
    }

    @Test
    void everyResultHasValues() {
        SchemaCodec codec = new SchemaCodec(TestSchemas.API);
        RandomValues random = new RandomValues(TestSchemas.API, 3);
        for (Method method : TestSchemas.API.methods()) {
            if (!(method.result() instanceof FieldType.TypeVariable)) {
                byte[] bytes = codec.encode(method.result(), random.next(method.result()));
                assertThat(codec.encode(method.result(), codec.decode(method.result(), bytes)))
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void whereAnObjectNeedsAnObjectThereIsNoValue() {
        String endless = "holder#00000001 inside:Object = Holder;\npair#00000002 one:Holder two:Object = Pair;\n";
        for (int seed = 0; seed < 50; seed++) {
            RandomValues values = new RandomValues(schema(endless), seed);
            for (Constructor constructor : schema(endless).constructors()) {
                assertThatThrownBy(() -> values.next(constructor, Optionals.ALL))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("there is no value of");
            }
            roundTrip(schema(endless + "leaf#00000003 = Leaf;\n"));
        }
    }

    private static Schema schema(String text) {
        return SchemaLoader.loadText(
                        "objects.tl", text, SchemaOptions.defaults().withIdCheck(IdCheck.OFF))
                .schema();
    }

    private static int roundTrip(Schema schema) {
        SchemaCodec codec = new SchemaCodec(schema);
        RandomValues random = new RandomValues(schema, 20261122);
        int cases = 0;
        for (Combinator combinator : TestSchemas.combinators(schema).toList()) {
            for (Optionals optionals : Optionals.values()) {
                byte[] bytes = codec.encode(random.next(combinator, optionals));
                Struct decoded = combinator instanceof Constructor ? codec.decode(bytes) : codec.decodeMethod(bytes);
                assertThat(decoded.name()).isEqualTo(combinator.name());
                assertThat(codec.encode(decoded))
                        .as("%s %s", combinator.name(), optionals)
                        .isEqualTo(bytes);
                cases++;
            }
        }
        return cases;
    }
}
