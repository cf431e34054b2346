package dev.mtproto4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.RandomValues.Optionals;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Combinator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every generated class against an interpreter that works straight from the schema and shares no code with the
 * generator: random values of every constructor and method, in both directions.
 */
final class OracleTest {
    private static final int SEEDS = 4;

    static List<SchemaUnderTest> schemas() {
        return List.of(SchemaUnderTest.API, SchemaUnderTest.MTPROTO);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void generatedClassesAgreeWithTheInterpreter(SchemaUnderTest subject) {
        Oracle oracle = new Oracle(subject);
        List<String> failures = new ArrayList<>();
        int cases = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            RandomValues values = new RandomValues(subject.schema, seed);
            for (Combinator combinator : subject.combinators()) {
                for (Optionals optionals : Optionals.values()) {
                    TlValue.Struct struct = values.next(combinator, optionals);
                    cases++;
                    try {
                        oracle.check(combinator, struct, values);
                    } catch (RuntimeException | AssertionError e) {
                        failures.add(combinator.name() + ", seed " + seed + ", " + optionals + ": " + e);
                    }
                }
            }
        }
        System.out.printf(
                "ORACLE %s: %d constructors and methods, %d values, %d results, %d cut short; %d failures%n",
                subject, subject.combinators().size(), cases, oracle.results(), oracle.cuts(), failures.size());
        assertThat(failures).isEmpty();
        assertThat(cases).isEqualTo(subject.combinators().size() * SEEDS * Optionals.values().length);
    }
}
