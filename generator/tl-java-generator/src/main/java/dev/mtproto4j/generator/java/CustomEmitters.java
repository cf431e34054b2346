package dev.mtproto4j.generator.java;

import dev.mtproto4j.generator.java.spi.EmitterInput;
import dev.mtproto4j.generator.java.spi.GeneratedNames;
import dev.mtproto4j.generator.java.spi.SourceEmitter;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs the emitters that users add. Their files pile up with the others, each with a header that says whose it is. */
final class CustomEmitters {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*\\.(java|kt|groovy|scala)");
    private static final Pattern EMITTER_NAME = Pattern.compile("[A-Za-z0-9-]+");

    private final Generation generation;
    private final Map<String, String> files;

    CustomEmitters(Generation generation, Map<String, String> files) {
        this.generation = generation;
        this.files = files;
    }

    static boolean isFileName(String name) {
        return FILE_NAME.matcher(name).matches();
    }

    /** What the header says behind the tool's name. The base package ends with a space, so that none is taken for another. */
    static String mark(String basePackage) {
        return " for " + basePackage + " by ";
    }

    void run() {
        Input input = new Input(generation);
        for (SourceEmitter emitter : generation.options.emitters()) {
            String name = emitter.name();
            if (!EMITTER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        emitter.getClass().getName() + ": \"" + name + "\" is not a name for an emitter");
            }
            emitter.emit(input, (subpackage, fileName, content) -> add(name, subpackage, fileName, content));
        }
    }

    private void add(String emitter, String subpackage, String fileName, String content) {
        String basePackage = generation.options.basePackage();
        if (!subpackage.isEmpty() && !Identifiers.isPackageName(subpackage)) {
            throw new IllegalArgumentException(emitter + ": not a package name: \"" + subpackage + "\"");
        }
        if (!isFileName(fileName)) {
            throw new IllegalArgumentException(emitter + ": not the name of a source file: \"" + fileName + "\"");
        }
        String packageName = basePackage + (subpackage.isEmpty() ? "" : "." + subpackage);
        String path = packageName.replace('.', '/') + "/" + fileName;
        String header = "// " + JavaGenerator.marker(generation.options.tool()) + mark(basePackage) + emitter
                + ". Do not edit.\n";
        if (files.putIfAbsent(path, header + content) != null) {
            throw new IllegalArgumentException(emitter + ": " + path + " exists already");
        }
    }

    private record Input(Generation generation) implements EmitterInput, GeneratedNames {
        @Override
        public Schema schema() {
            return generation.schema;
        }

        @Override
        public GeneratedNames names() {
            return this;
        }

        @Override
        public String basePackage() {
            return generation.options.basePackage();
        }

        @Override
        public String type(TlName name) {
            return generation.names.type(name).canonicalName();
        }

        @Override
        public String constructor(TlName name) {
            return generation.names.constructor(name).canonicalName();
        }

        @Override
        public String method(TlName name) {
            return generation.names.method(name).canonicalName();
        }

        @Override
        public String accessor(Combinator combinator, Field field) {
            return generation.names.accessor(combinator.name(), field.name());
        }

        @Override
        public String javaType(FieldType type) {
            return generation.types.required(type).toString();
        }
    }
}
