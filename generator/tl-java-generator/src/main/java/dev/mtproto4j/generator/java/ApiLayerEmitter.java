package dev.mtproto4j.generator.java;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** {@code ApiLayer}: the layer of the schema, as a constant. */
final class ApiLayerEmitter {
    private ApiLayerEmitter() {}

    // Example:
    //   public final class ApiLayer {
    //     public static final int LAYER = 228;
    static TypeSpec apiLayer(int layer) {
        return TypeSpec.classBuilder("ApiLayer")
                .addJavadoc("The version of the schema that these classes were generated from.")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(FieldSpec.builder(TypeName.INT, "LAYER", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The layer number, as {@code invokeWithLayer} takes it.")
                        .initializer("$L", layer)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }
}
