package dev.mtproto4j.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.ErrorRow;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/** The call of a method as a user writes it. Its variables are the parameters; it compiles once they are declared. */
final class ExampleWriter {
    private static final int MOST_COLUMNS = 84;

    private final Generation generation;

    ExampleWriter(Generation generation) {
        this.generation = generation;
    }

    /**
     * A piece of Java.
     *
     * @param code statements
     * @param imports the classes that it calls by their simple names
     */
    record Example(String code, Set<String> imports) {}

    // Example:
    //   try {
    //     AnyAuthorization result = client.call(new ImportAuthorization(id, bytes));
    //     if (result instanceof Authorization authorization) {
    //       System.out.println(authorization);
    //     }
    //   } catch (RpcException e) {
    //     if (!e.is(ImportAuthorization.ErrorType.AUTH_BYTES_INVALID)) {
    //       throw e;
    //     }
    //     System.err.println(e.getMessage());
    //   }
    Example example(Method method, Shape shape) {
        Names used = new Names(shape);
        String code = call(method, shape, used) + "\n" + use(method, shape, used);
        if (!method.errors().isEmpty()) {
            String errorType = errorType(method, shape, used);
            used.imports.add(RuntimeTypes.RPC_EXCEPTION.canonicalName());
            code = "try {\n" + code.indent(4)
                    + "} catch (RpcException e) {\n"
                    + "    if (!e.is(" + errorType + ")) {\n"
                    + "        throw e;\n"
                    + "    }\n"
                    + "    System.err.println(e.getMessage());\n"
                    + "}";
        }
        return new Example(code.stripTrailing(), used.imports);
    }

    private String errorType(Method method, Shape shape, Names used) {
        ErrorRow first = method.errors().get(0);
        return switch (generation.options.errorEnums()) {
            case EACH_METHOD ->
                shape.className().simpleName() + ".ErrorType."
                        + ErrorTypeEmitter.constant(generation, first, new HashSet<>());
            case ONE ->
                used.name(generation.names.root(ErrorTypeEmitter.ALL)) + "."
                        + generation.names.errorConstant(first.type());
            case NONE -> "\"" + first.type() + "\"";
        };
    }

    private String call(Method method, Shape shape, Names used) {
        String start = used.name(generation.types.boxed(method.result())) + " result = client.call(";
        String name = shape.className().simpleName();
        List<Member> required = shape.required();
        String create = "new " + name + (shape.typeParameter() == null ? "" : "<>") + "("
                + String.join(", ", required.stream().map(Member::variable).toList()) + ")";
        if (shape.hasPublicConstructor() && start.length() + create.length() + 2 <= MOST_COLUMNS) {
            return start + create + ");";
        }
        if (!shape.hasBuilder()) {
            return start + "\n        " + create + ");";
        }
        StringBuilder chain = new StringBuilder(start).append(name).append(".");
        chain.append(shape.typeParameter() == null ? "" : "<" + shape.typeParameter() + ">")
                .append("builder()");
        for (Member member : required) {
            chain.append("\n        .")
                    .append(member.accessor())
                    .append('(')
                    .append(member.variable())
                    .append(')');
        }
        return chain.append("\n        .build());").toString();
    }

    private String use(Method method, Shape shape, Names used) {
        Optional<ClassName> usual = usualConstructor(method.result());
        if (usual.isEmpty()) {
            return "System.out.println(result);";
        }
        String type = used.name(usual.get());
        String variable = variable(usual.get(), shape);
        return "if (result instanceof " + type + " " + variable + ") {\n    System.out.println(" + variable + ");\n}";
    }

    /** Of a type with several constructors the one with the type's name, or the first. */
    private Optional<ClassName> usualConstructor(FieldType result) {
        if (!(result instanceof FieldType.Boxed boxed)) {
            return Optional.empty();
        }
        if (!generation.hasClass(boxed.type())) {
            return Optional.empty();
        }
        BoxedType type = generation.boxedType(boxed.type());
        if (type.constructors().isEmpty() || generation.isSingle(type)) {
            return Optional.empty();
        }
        return Optional.of(type.constructors().stream()
                .filter(constructor ->
                        constructor.name().name().equalsIgnoreCase(type.name().name()))
                .findFirst()
                .map(constructor -> generation.names.constructor(constructor.name()))
                .orElseGet(() ->
                        generation.names.constructor(type.constructors().get(0).name())));
    }

    private static String variable(ClassName type, Shape shape) {
        String name = Identifiers.variable(type.simpleName());
        Set<String> taken = new HashSet<>(Set.of("client", "result", "e"));
        shape.required().forEach(member -> taken.add(member.variable()));
        while (taken.contains(name) || SourceVersion.isKeyword(name)) {
            name += "_";
        }
        return name;
    }

    /** Simple names, as long as they mean one class only. */
    private static final class Names {
        private final Set<String> imports = new TreeSet<>();
        private final Set<String> simpleNames = new HashSet<>();

        Names(Shape shape) {
            imports.add(shape.className().canonicalName());
            simpleNames.add(shape.className().simpleName());
        }

        String name(TypeName type) {
            if (type instanceof ParameterizedTypeName generic) {
                return name(generic.rawType()) + "<"
                        + String.join(
                                ", ",
                                generic.typeArguments().stream().map(this::name).toList())
                        + ">";
            } else if (type instanceof ClassName name && !name.packageName().equals("java.lang")) {
                if (imports.contains(name.canonicalName()) || simpleNames.add(name.simpleName())) {
                    imports.add(name.canonicalName());
                    return name.simpleName();
                }
                return name.canonicalName();
            } else if (type instanceof ClassName name) {
                return name.simpleName();
            }
            return type.toString();
        }
    }
}
