package dev.mtproto4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mtproto4j.generator.schema.interpret.RandomValues;
import dev.mtproto4j.generator.schema.interpret.TlValue;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.tl.TlException;
import dev.mtproto4j.tl.TlMethod;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import dev.mtproto4j.tl.TlWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** The checks of one value. */
final class Oracle {
    private static final Random RANDOM = new Random(7);

    private final SchemaUnderTest subject;
    private final JavaValues javaValues;
    private int results;
    private int cuts;

    Oracle(SchemaUnderTest subject) {
        this.subject = subject;
        this.javaValues = new JavaValues(subject);
    }

    int results() {
        return results;
    }

    int cuts() {
        return cuts;
    }

    void check(Combinator combinator, TlValue.Struct struct, RandomValues values) {
        byte[] bytes = subject.codec.encode(struct);
        TlObject decoded = subject.read(combinator, bytes);
        assertThat(decoded.toByteArray()).as("re-encoded").isEqualTo(bytes);
        assertThat(decoded.constructorId()).isEqualTo(combinator.id());
        assertThat(decoded.tlName()).isEqualTo(combinator.name().toString());
        assertThat(decoded.toString()).startsWith(decoded.tlName());

        GeneratedClass type = new GeneratedClass(decoded.getClass(), combinator);
        Map<String, Object> fields = fields(type, struct);
        checkAccessors(type, decoded, fields);
        checkBuilt(combinator, type, decoded, fields, bytes);
        checkUnknownFlag(combinator, type, struct);
        checkCut(combinator, bytes);
        if (combinator instanceof Method method) {
            checkResult(method, struct, (TlMethod<?>) decoded, values);
        }
    }

    private Map<String, Object> fields(GeneratedClass type, TlValue.Struct struct) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Field field : type.visibleFields()) {
            TlValue value = struct.fields().get(field.name());
            if (value != null) {
                fields.put(field.name(), javaValues.of(field.type(), value));
            }
        }
        return fields;
    }

    private static void checkAccessors(GeneratedClass type, TlObject decoded, Map<String, Object> fields) {
        for (Field field : type.visibleFields()) {
            Object absent = field.type() instanceof FieldType.True ? Boolean.FALSE : null;
            Object expected = fields.getOrDefault(field.name(), absent);
            Object actual = type.get(decoded, field);
            assertThat(JavaValues.same(actual, expected))
                    .as("%s is %s, not %s", field.name(), actual, expected)
                    .isTrue();
        }
    }

    /** The other direction: what the builder or the constructor makes is written, and the interpreter reads it. */
    private void checkBuilt(
            Combinator combinator, GeneratedClass type, TlObject decoded, Map<String, Object> fields, byte[] bytes) {
        boolean onlyRequired = combinator.fields().stream()
                .noneMatch(field -> field.condition() != null && fields.containsKey(field.name()));
        if (onlyRequired) {
            type.construct(fields).ifPresent(made -> checkSame(combinator, made, decoded, bytes));
        }
        if (type.hasBuilder()) {
            checkSame(combinator, type.build(fields), decoded, bytes);
            checkSame(combinator, type.rebuild(decoded), decoded, bytes);
        }
    }

    private void checkSame(Combinator combinator, TlObject made, TlObject decoded, byte[] bytes) {
        byte[] written = made.toByteArray();
        TlValue read =
                combinator instanceof Constructor ? subject.codec.decode(written) : subject.codec.decodeMethod(written);
        TlValue expected =
                combinator instanceof Constructor ? subject.codec.decode(bytes) : subject.codec.decodeMethod(bytes);
        assertThat(read).as("made by hand, read by the interpreter").isEqualTo(expected);
        assertThat(written).isEqualTo(bytes);
        assertThat(made).isEqualTo(decoded).hasSameHashCodeAs(decoded);
    }

    /** A bit that the schema does not know survives decoding, and also {@code toBuilder()}. */
    private void checkUnknownFlag(Combinator combinator, GeneratedClass type, TlValue.Struct struct) {
        for (Field word : combinator.fields()) {
            if (!(word.type() instanceof FieldType.FlagsWord)) {
                continue;
            }
            int unknown = 0;
            int known = 0;
            for (int bit = 0; bit < 32; bit++) {
                FlagBit condition = new FlagBit(word.name(), bit);
                if (combinator.fields().stream().noneMatch(field -> condition.equals(field.condition()))) {
                    unknown |= 1 << bit;
                } else if (combinator.fields().stream()
                        .anyMatch(field -> condition.equals(field.condition())
                                && struct.fields().containsKey(field.name()))) {
                    known |= 1 << bit;
                }
            }
            Map<String, TlValue> fields = new LinkedHashMap<>(struct.fields());
            fields.put(word.name(), new TlValue.Int32(unknown | known));
            byte[] bytes = subject.codec.encode(new TlValue.Struct(struct.name(), fields));
            TlObject decoded = subject.read(combinator, bytes);
            assertThat(decoded.toByteArray()).as("unknown flags").isEqualTo(bytes);
            if (type.hasBuilder()) {
                assertThat(type.rebuild(decoded).toByteArray())
                        .as("unknown flags through toBuilder()")
                        .isEqualTo(bytes);
            }
        }
    }

    private void checkCut(Combinator combinator, byte[] bytes) {
        int length = RANDOM.nextInt(bytes.length);
        cuts++;
        assertThatThrownBy(() -> subject.read(combinator, Arrays.copyOf(bytes, length)))
                .as("cut to %d of %d bytes", length, bytes.length)
                .isInstanceOf(TlException.class);
    }

    private void checkResult(Method method, TlValue.Struct struct, TlMethod<?> call, RandomValues values) {
        FieldType type = method.result();
        if (type instanceof FieldType.TypeVariable variable) {
            type = resultOfInner(method, struct, variable);
        }
        byte[] bytes = subject.codec.encode(type, values.next(type));
        assertThat(rewritten(call, bytes)).as("result").isEqualTo(bytes);
        results++;
    }

    private FieldType resultOfInner(Method method, TlValue.Struct struct, FieldType.TypeVariable variable) {
        for (Field field : method.fields()) {
            if (field.type().equals(new FieldType.Function(variable.typeParameter()))) {
                TlValue.Struct inner = (TlValue.Struct) struct.fields().get(field.name());
                if (inner != null) {
                    return ((Method) subject.combinator(inner.name().toString())).result();
                }
            }
        }
        throw new AssertionError(method.name() + " has no function");
    }

    private static <R> byte[] rewritten(TlMethod<R> call, byte[] bytes) {
        TlReader reader = new TlReader(bytes);
        R result = call.readResult(reader);
        reader.expectEnd();
        TlWriter writer = new TlWriter();
        call.writeResult(writer, result);
        return writer.toByteArray();
    }
}
