package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.FlagBit;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The layouts of a schema as the text that {@code TlTable} of the runtime parses; the format is in its {@code TableParser}. */
final class TableText {
    private final Map<TlName, Integer> typeIndexes = new HashMap<>();
    private final Map<TlName, Constructor> constructors = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** @throws GeneratorException with everything that a table cannot describe */
    TableText(Generation generation) {
        List<BoxedType> types = generation.layouts();
        for (int i = 0; i < types.size(); i++) {
            typeIndexes.put(types.get(i).name(), i);
            types.get(i).constructors().forEach(each -> constructors.put(each.name(), each));
        }
        for (Method method : generation.schema.methods()) {
            lines.add(line(method, true) + " =" + result(method));
        }
        Set<TlName> classes = new HashSet<>();
        generation.schema.constructors().forEach(constructor -> classes.add(constructor.name()));
        for (BoxedType type : types) {
            lines.add("=" + (generation.hasClass(type.name()) ? type.name() : ""));
            for (Constructor constructor : type.constructors()) {
                if (!constructor.identified()) {
                    refuse(constructor, "shares its id with other uses of the same definition");
                }
                lines.add(line(constructor, classes.contains(constructor.name())));
            }
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems);
        }
    }

    /** The lines, in the order of the schema. */
    List<String> lines() {
        return lines;
    }

    /** What the table calls a type. */
    int indexOf(TlName type) {
        return typeIndexes.getOrDefault(type, -1);
    }

    private String line(Combinator combinator, boolean named) {
        StringBuilder line = new StringBuilder(String.format("%08x", combinator.id()));
        if (named) {
            line.append(':').append(combinator.name());
        }
        List<String> words = new ArrayList<>();
        for (Field field : combinator.fields()) {
            line.append(' ').append(named ? field.name() + ":" : "");
            FlagBit condition = field.condition();
            if (condition != null) {
                int word = words.indexOf(condition.word());
                if (word < 0 || condition.bit() == FlagBit.ANY) {
                    refuse(combinator, "has the field " + field.name() + " that depends on a number");
                }
                line.append('?').append(word > 0 ? word + "." : "").append(condition.bit());
            }
            if (field.type() instanceof FieldType.FlagsWord) {
                if (Words.kind(combinator, field) != Member.Kind.WORD) {
                    refuse(combinator, "has the number " + field.name() + " that other fields depend on");
                }
                words.add(field.name());
            }
            line.append(code(combinator, field.type()));
        }
        return line.toString();
    }

    private String result(Method method) {
        if (!(method.result() instanceof FieldType.TypeVariable variable)) {
            return code(method, method.result());
        }
        for (int i = 0; i < method.fields().size(); i++) {
            if (method.fields().get(i).type() instanceof FieldType.Function function
                    && function.typeParameter().equals(variable.typeParameter())) {
                return "X" + i;
            }
        }
        refuse(method, "returns " + variable.typeParameter() + ", but no parameter is such a function");
        return "";
    }

    private String code(Combinator combinator, FieldType type) {
        if (type instanceof Primitive primitive) {
            return scalar(primitive);
        } else if (type instanceof FieldType.FlagsWord) {
            return "#";
        } else if (type instanceof FieldType.True) {
            return "T";
        } else if (type instanceof FieldType.Boxed boxed) {
            return "t" + indexOf(boxed.type());
        } else if (type instanceof FieldType.Bare bare && constructors.containsKey(bare.constructor())) {
            return String.format("c%08x", constructors.get(bare.constructor()).id());
        } else if (type instanceof FieldType.BoxedPrimitive boxed) {
            return String.format("p%08x%s", boxed.id(), scalar(boxed.primitive()));
        } else if (type instanceof FieldType.VectorOf vector) {
            return (vector.boxed() ? "v" : "w") + code(combinator, vector.element());
        } else if (type instanceof FieldType.AnyObject) {
            return "*";
        } else if (type instanceof FieldType.Function || type instanceof FieldType.AnyFunction) {
            return "!";
        }
        refuse(combinator, "repeats fields");
        return "";
    }

    private void refuse(Combinator combinator, String why) {
        problems.add(combinator.location() + ": " + combinator.name() + " " + why
                + "; a table cannot describe that. Use the codec CODE, or exclude " + combinator.name());
    }

    private static String scalar(Primitive primitive) {
        return switch (primitive) {
            case INT -> "i";
            case LONG -> "l";
            case DOUBLE -> "d";
            case STRING -> "s";
            case BYTES -> "b";
            case INT128 -> "q";
            case INT256 -> "Q";
            case BOOL -> "o";
        };
    }
}
