package dev.mtproto4j.generator.schema.link;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.IdElement;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Templates templates;
    private final TypeResolver types;
    private final DocLinker docs;
    private final IdLinker ids;
    private final ErrorTypes errorTypes;
    private final NamespaceDocs namespaces;
    private final Map<CombinatorElement, Integer> templateIds = new LinkedHashMap<>();
    private final List<BoxedType> boxedTypes = new ArrayList<>();
    private final Set<String> groupNames = new HashSet<>();

    public Linker(List<SchemaFileElement> files, IdCheck idCheck, ErrorCollector errors) {
        this.files = List.copyOf(files);
        this.errors = errors;
        this.declarations = new Declarations(files, errors);
        this.templates = new Templates(declarations, errors);
        this.types = new TypeResolver(declarations, templates, errors, suggestions);
        this.docs = new DocLinker(declarations, errors, suggestions);
        List<CombinatorElement> all =
                files.stream().flatMap(file -> file.combinators().stream()).toList();
        this.ids = new IdLinker(idCheck, IdRule.of(all, declarations.isBuiltIn("bytes")), errors);
        this.errorTypes = new ErrorTypes(files, errors);
        this.namespaces = new NamespaceDocs(files, errors, suggestions);
    }

    /** Links everything. */
    public LinkedSchema link() {
        Map<String, String> typeDocs = typeDocs();
        Finalities.check(files, declarations, errors);
        declarations.builtIns().forEach(ids::checkBuiltIn);
        declarations.types().forEach((name, constructors) -> {
            List<Constructor> linked = new ArrayList<>();
            constructors.forEach(element -> linked.add(constructor(element, ids.id(element), Scope.EMPTY, null)));
            boxedType(TlName.parse(name), linked, typeDocs.getOrDefault(name, ""));
        });
        declarations.templateConstructors().values().forEach(element -> templateIds.put(element, ids.id(element)));
        List<Method> methods = new ArrayList<>();
        declarations.methods().values().forEach(method -> methods.add(method(method)));
        methods.sort(Comparator.comparing(Method::name));
        files.forEach(file -> file.applications().forEach(type -> types.resolve(type, Scope.EMPTY)));
        instances(typeDocs);
        boxedTypes.sort(Comparator.comparing(BoxedType::name));
        List<String> definitions = new ArrayList<>();
        templateIds.forEach((element, id) -> definitions.add(element.toTl(id)));
        for (CombinatorElement declaration : declarations.boxed()) {
            IdElement id = declaration.id();
            definitions.add(id == null ? declaration.toTl() : declaration.toTl(id.value()));
        }
        definitions.sort(Comparator.naturalOrder());
        Schema schema = new Schema(
                declarations.layer(),
                boxedTypes,
                methods,
                errorTypes.all(),
                namespaces.link(boxedTypes, methods),
                definitions);
        return new LinkedSchema(
                schema, declarations.builtIns().size(), ids.verified(), ids.computed(), ids.exceptions());
    }

    private void boxedType(TlName name, List<Constructor> constructors, String description) {
        boxedTypes.add(new BoxedType(
                name,
                constructors.stream()
                        .sorted(Comparator.comparing(Constructor::name))
                        .toList(),
                description));
    }

    /** Links the instances of templates until no new ones turn up. */
    private void instances(Map<String, String> typeDocs) {
        for (Templates.Instance next = templates.next(); next != null; next = templates.next()) {
            Templates.Instance instance = next;
            List<Constructor> linked = new ArrayList<>();
            instance.constructors().forEach((element, arguments) -> {
                Scope scope = Scope.ofInstance(arguments);
                linked.add(constructor(element, templateIds.getOrDefault(element, 0), scope, instance));
            });
            boxedType(instance.name(), linked, typeDocs.getOrDefault(instance.template(), ""));
        }
        for (CombinatorElement element : templateIds.keySet()) {
            if (!templates.isUsed(element)) {
                errors.warning(
                        element.location(),
                        "nothing is made of " + element.name() + ": its type is not used with arguments for it",
                        "Use " + element.result().toTl() + " somewhere, or list an application such as "
                                + element.name() + " int;");
            }
        }
    }

    private Constructor constructor(
            CombinatorElement element, int id, Scope scope, Templates.@Nullable Instance instance) {
        docs.checkConstructor(element);
        DocLinker.Described described = docs.describe(element);
        TypeElement.Reference type = Patterns.head(element.result());
        String typeName = type == null ? element.result().toTl() : type.name();
        return new Constructor(
                instance == null ? TlName.parse(element.name()) : instance.constructorName(element),
                id,
                fields(element, scope, described),
                instance == null ? TlName.parse(typeName) : instance.name(),
                instance == null,
                described.description(),
                element.toTl(id),
                element.location());
    }

    private List<Field> fields(CombinatorElement element, Scope scope, DocLinker.Described described) {
        return fields(element.name(), element.arguments(), scope, described.fields());
    }

    private List<Field> fields(
            String owner, List<ArgumentElement> arguments, Scope scope, Map<String, String> described) {
        Map<String, String> descriptions = new LinkedHashMap<>(described);
        List<ArgumentElement> spread =
                new DependentFields(declarations, templates, docs, errors, scope, descriptions).spread(arguments);
        return new FieldLinker(owner, scope, descriptions, types, this::group, errors).link(spread);
    }

    /** The fields of {@code n*[ a:int b:int ]} become a constructor without an id. */
    private FieldType.@Nullable Bare group(
            ArgumentElement.RepeatElement element, String owner, String field, Scope scope) {
        String base = owner + "_" + field;
        String name = base;
        for (int i = 2; !groupNames.add(name) || declarations.constructors().containsKey(name); i++) {
            name = base + i;
        }
        TlName constructor = TlName.parse(name);
        TlName type = new TlName(
                constructor.namespace(),
                constructor.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + constructor.name().substring(1));
        List<Field> fields = fields(name, element.arguments(), scope, Map.of());
        boxedType(
                type,
                List.of(new Constructor(constructor, 0, fields, type, false, "", element.toTl(), element.location())),
                "");
        return new FieldType.Bare(constructor);
    }

    private Method method(CombinatorElement element) {
        Set<String> typeParameters = typeParameters(element);
        int id = ids.id(element);
        DocLinker.Described described = docs.describe(element);
        Scope scope = Scope.ofMethod(typeParameters);
        List<Field> parameters = fields(element, scope, described);
        return new Method(
                TlName.parse(element.name()),
                id,
                List.copyOf(typeParameters),
                parameters,
                result(element, scope),
                described.description(),
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
            if (!isType) {
                errors.error(
                        parameter.location(),
                        "a method cannot know what " + parameter.name() + " is",
                        "Methods have parameters {X:Type} for functions !X; write a number as a field "
                                + parameter.name() + ":#.");
            } else if (!names.add(parameter.name())) {
                errors.error(
                        parameter.location(), "two parameters are called " + parameter.name(), "Rename one of them.");
            } else if (element.arguments().stream().noneMatch(argument -> isFunction(argument, parameter.name()))) {
                errors.error(
                        parameter.location(),
                        "no parameter says what " + parameter.name() + " is",
                        "Add a parameter of type !" + parameter.name() + ", or define a method for each type.");
            }
        }
        return names;
    }

    private static boolean isFunction(ArgumentElement argument, String variable) {
        return argument instanceof ArgumentElement.FieldElement field
                && field.function()
                && field.type().toTl().equals(variable);
    }

    private FieldType result(CombinatorElement element, Scope scope) {
        FieldType result = types.resolve(element.result(), scope);
        if (result instanceof FieldType.FlagsWord) {
            errors.error(element.result().location(), "a method cannot return #", "");
        }
        return result == null ? Primitive.BOOL : result;
    }

    private Map<String, String> typeDocs() {
        Map<String, TypeDocElement> found = new LinkedHashMap<>();
        for (SchemaFileElement file : files) {
            List<TypeDocElement> written = new ArrayList<>(file.typeDocs());
            file.combinators().forEach(element -> written.addAll(docs.typeDocs(element)));
            for (TypeDocElement doc : written) {
                if (!declarations.isType(doc.name())) {
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
