package dev.mtproto4j.api;

import dev.mtproto4j.generator.schema.interpret.SchemaCodec;
import dev.mtproto4j.generator.schema.load.SchemaLoader;
import dev.mtproto4j.generator.schema.model.Combinator;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.tl.TlObject;
import dev.mtproto4j.tl.TlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A schema as the interpreter knows it, with the generated registries that should agree. */
final class SchemaUnderTest {
    static final SchemaUnderTest API =
            new SchemaUnderTest("telegram-api", "../../schema/api", TypeRegistry::read, MethodRegistry::read);
    static final SchemaUnderTest MTPROTO = new SchemaUnderTest(
            "mtproto-schema",
            "../../schema/mtproto",
            dev.mtproto4j.mtproto.TypeRegistry::read,
            dev.mtproto4j.mtproto.MethodRegistry::read);

    final String module;
    final Schema schema;
    final SchemaCodec codec;
    private final Function<TlReader, ? extends TlObject> types;
    private final Function<TlReader, ? extends TlObject> methods;
    private final Map<String, Combinator> combinators = new HashMap<>();

    private SchemaUnderTest(
            String module,
            String folder,
            Function<TlReader, ? extends TlObject> types,
            Function<TlReader, ? extends TlObject> methods) {
        this.module = module;
        this.schema = SchemaLoader.load(List.of(Path.of(folder))).schema();
        this.codec = new SchemaCodec(schema);
        this.types = types;
        this.methods = methods;
        combinators().forEach(combinator -> combinators.put(combinator.name().toString(), combinator));
    }

    @Override
    public String toString() {
        return module;
    }

    List<Combinator> combinators() {
        List<Combinator> all = new ArrayList<>(schema.constructors());
        all.addAll(schema.methods());
        return all;
    }

    boolean knows(String tlName) {
        return combinators.containsKey(tlName);
    }

    Combinator combinator(String tlName) {
        Combinator combinator = combinators.get(tlName);
        if (combinator == null) {
            throw new IllegalArgumentException("not in the schema: " + tlName);
        }
        return combinator;
    }

    /** Reads a boxed value with the generated classes; nothing may follow it. */
    TlObject read(Combinator combinator, byte[] bytes) {
        TlReader reader = new TlReader(bytes);
        TlObject value = (combinator instanceof Constructor ? types : methods).apply(reader);
        reader.expectEnd();
        return value;
    }
}
