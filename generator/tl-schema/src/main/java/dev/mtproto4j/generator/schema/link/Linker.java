package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.element.TypeDocElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import dev.mtproto4j.generator.schema.model.BoxedType;
import dev.mtproto4j.generator.schema.model.Constructor;
import dev.mtproto4j.generator.schema.model.Field;
import dev.mtproto4j.generator.schema.model.FieldType;
import dev.mtproto4j.generator.schema.model.FieldType.Primitive;
import dev.mtproto4j.generator.schema.model.Method;
import dev.mtproto4j.generator.schema.model.Schema;
import dev.mtproto4j.generator.schema.model.TlName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links the files of one schema: every name is resolved, every condition bound, every definition has its id.
 *
 * <p>Errors go to the collector; the result is whole only if there are none. Used once.
 */
public final class Linker {
    private final ErrorCollector errors;
    private final List<SchemaFileElement> files;
    private final Declarations declarations;
    private final Suggestions suggestions = new Suggestions();
    private final TypeResolver types;
    private final FieldLinker fields;
    private final DocLinker docs;
    private final IdLinker ids;
    private final ErrorTypes errorTypes;
    private final NamespaceDocs namespaces;

    public Linker(List<SchemaFileElement> files, IdCheck idCheck, ErrorCollector errors) {
        this.files = List.copyOf(files);
        this.errors = errors;
        this.declarations = new Declarations(files, errors);
        this.types = new TypeResolver(declarations, errors, suggestions);
        this.fields = new FieldLinker(types, errors);
        this.docs = new DocLinker(errors, suggestions);
        this.ids = new IdLinker(idCheck, errors);
        this.errorTypes = new ErrorTypes(files, errors);
        this.namespaces = new NamespaceDocs(files, errors, suggestions);
    }

    /** Links everything. */
    public LinkedSchema link() {
        Map<String, String> typeDocs = typeDocs();
        declarations.builtIns().forEach(ids::checkBuiltIn);
        List<BoxedType> boxedTypes = new ArrayList<>();
        declarations
                .types()
                .forEach((name, constructors) -> boxedTypes.add(new BoxedType(
                        TlName.parse(name),
                        constructors.stream()
                                .map(this::constructor)
                                .sorted(Comparator.comparing(Constructor::name))
                                .toList(),
                        typeDocs.getOrDefault(name, ""))));
        boxedTypes.sort(Comparator.comparing(BoxedType::name));
        List<Method> methods = new ArrayList<>();
        declarations.methods().values().forEach(method -> methods.add(method(method)));
        methods.sort(Comparator.comparing(Method::name));
        Schema schema = new Schema(
                declarations.layer(), boxedTypes, methods, errorTypes.all(), namespaces.link(boxedTypes, methods));
        return new LinkedSchema(
                schema, declarations.builtIns().size(), ids.verified(), ids.computed(), ids.exceptions());
    }

    private Constructor constructor(CombinatorElement element) {
        docs.checkConstructor(element);
        int id = ids.id(element);
        return new Constructor(
                TlName.parse(element.name()),
                id,
                fields.link(element, Set.of(), docs.fields(element)),
                TlName.parse(((TypeElement.Reference) element.result()).name()),
                DocLinker.text(element.doc().description()),
                element.toTl(id),
                element.location());
    }

    private Method method(CombinatorElement element) {
        Set<String> typeParameters = typeParameters(element);
        int id = ids.id(element);
        List<Field> parameters = fields.link(element, typeParameters, docs.fields(element));
        return new Method(
                TlName.parse(element.name()),
                id,
                List.copyOf(typeParameters),
                parameters,
                result(element, typeParameters, parameters),
                DocLinker.text(element.doc().description()),
                DocLinker.text(element.doc().result()),
                docs.callers(element.doc()),
                errorTypes.rows(element.doc().errors()),
                element.toTl(id),
                element.location());
    }

    private Set<String> typeParameters(CombinatorElement element) {
        Set<String> names = new LinkedHashSet<>();
        for (TypeParameterElement parameter : element.typeParameters()) {
            boolean isType = parameter.type() instanceof TypeElement.Reference reference
                    && reference.name().equals("Type");
            if (!isType || !names.add(parameter.name()) || names.size() > 1) {
                errors.error(
                        parameter.location(),
                        "more than one type parameter, or one of another kind than Type, is not supported",
                        "The language has it, this compiler supports {X:Type} once.");
            }
        }
        return names;
    }

    private FieldType result(CombinatorElement element, Set<String> typeParameters, List<Field> parameters) {
        FieldType result = types.resolve(element.result(), typeParameters);
        if (result instanceof FieldType.FlagsWord) {
            errors.error(element.result().location(), "a method cannot return #", "");
        } else if (result instanceof FieldType.TypeVariable variable
                && parameters.stream()
                        .noneMatch(p -> p.type().equals(new FieldType.Function(variable.typeParameter())))) {
            errors.error(
                    element.result().location(),
                    "no parameter says what " + variable.typeParameter() + " is",
                    "Add a parameter of type !" + variable.typeParameter() + ".");
        }
        return result == null ? Primitive.BOOL : result;
    }

    private Map<String, String> typeDocs() {
        Map<String, TypeDocElement> found = new LinkedHashMap<>();
        for (SchemaFileElement file : files) {
            for (TypeDocElement doc : file.typeDocs()) {
                if (!declarations.types().containsKey(doc.name()) && !declarations.isBuiltInType(doc.name())) {
                    errors.error(
                            doc.location(),
                            "//@type for " + doc.name() + ", which has no constructor",
                            suggestions.advice(
                                    doc.name(), declarations.types().keySet(), "Delete it or correct the name."));
                }
                TypeDocElement before = found.putIfAbsent(doc.name(), doc);
                if (before != null) {
                    errors.error(
                            doc.location(),
                            "the type " + doc.name() + " is already described at " + before.location(),
                            "Keep one of the descriptions.");
                }
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        found.forEach((name, doc) -> texts.put(name, doc.description()));
        return texts;
    }
}
