package dev.mtproto4j.generator.java;

import com.palantir.javapoet.TypeName;
import dev.mtproto4j.generator.java.Member.Kind;
import dev.mtproto4j.generator.schema.model.Method;
import java.util.List;

/** The call of a method as a user writes it. Its variables are the parameters; it compiles once they are declared. */
final class ExampleWriter {
    private static final int MOST_COLUMNS = 80;

    private final Generation generation;

    ExampleWriter(Generation generation) {
        this.generation = generation;
    }

    // Example:
    //   AnyAuthorization result = client.call(new ImportAuthorization(id, bytes));
    String example(Method method, Shape shape) {
        return "<pre><code class=\"language-java\">\n" + JavadocText.escapeCode(code(method, shape))
                + "\n</code></pre>";
    }

    private String code(Method method, Shape shape) {
        TypeName result = generation.types.boxed(method.result());
        String start = simple(result) + " result = client.call(";
        String name = shape.className().simpleName();
        String create = "new " + name + (shape.typeParameter() == null ? "" : "<>") + "("
                + String.join(
                        ", ", shape.required().stream().map(Member::variable).toList()) + ")";
        if (shape.hasPublicConstructor() && start.length() + create.length() + 2 <= MOST_COLUMNS) {
            return start + create + ");";
        }
        if (shape.hasPublicConstructor() && !shape.hasBuilder()) {
            return start + "\n        " + create + ");";
        }
        StringBuilder chain = new StringBuilder(start).append(name).append(".");
        chain.append(shape.typeParameter() == null ? "" : "<" + shape.typeParameter() + ">")
                .append("builder()");
        List<Member> required = shape.of(Kind.REQUIRED).toList();
        required.forEach(member -> chain.append("\n        .")
                .append(member.accessor())
                .append('(')
                .append(member.variable())
                .append(')'));
        return chain.append("\n        .build());").toString();
    }

    /** A type without its packages: {@code List<AnyUser>}. */
    private static String simple(TypeName type) {
        return type.toString().replaceAll("([a-z_0-9][A-Za-z_0-9]*\\.)+(?=[A-Z_])", "");
    }
}
