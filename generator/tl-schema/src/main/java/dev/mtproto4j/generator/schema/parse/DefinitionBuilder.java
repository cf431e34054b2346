package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.ArgumentElement;
import dev.mtproto4j.generator.schema.element.CombinatorElement;
import dev.mtproto4j.generator.schema.element.ConditionElement;
import dev.mtproto4j.generator.schema.element.DocElement;
import dev.mtproto4j.generator.schema.element.IdElement;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.element.TypeParameterElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse trees of definitions to elements. */
final class DefinitionBuilder {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,8}");

    private final String file;
    private final ErrorCollector errors;
    private final TypeBuilder types;

    DefinitionBuilder(String file, ErrorCollector errors) {
        this.file = file;
        this.errors = errors;
        this.types = new TypeBuilder(file, errors);
    }

    /** A definition without its documentation. */
    CombinatorElement definition(TlParser.DefinitionContext context, boolean function) {
        return new CombinatorElement(
                context.name.getText(),
                id(context.id),
                function,
                false,
                typeParameters(context.typeParameter()),
                arguments(context.argument()),
                types.type(context.result().type()),
                DocElement.NONE,
                Locations.of(file, context.name));
    }

    /** A built-in declaration without its documentation. */
    CombinatorElement builtIn(TlParser.BuiltInContext context) {
        return new CombinatorElement(
                context.name.getText(),
                id(context.id),
                false,
                true,
                List.of(),
                List.of(),
                types.type(context.result().type()),
                DocElement.NONE,
                at(context));
    }

    /** {@code Vector int;} as the type expression that it is. */
    TypeElement partial(TlParser.PartialContext context) {
        Location location = at(context);
        List<TypeElement> parts = new ArrayList<>();
        if (context.LEFT_ANGLE() != null) {
            return new TypeElement.Reference(
                    context.name.getText(),
                    context.type().stream().map(types::type).toList(),
                    location);
        }
        parts.add(new TypeElement.Reference(context.name.getText(), List.of(), location));
        context.term().forEach(term -> parts.add(types.term(term)));
        return new TypeElement.Application(parts, location);
    }

    private @Nullable IdElement id(@Nullable Token token) {
        if (token == null) {
            return null;
        }
        String digits = token.getText().substring(1);
        if (!HEX.matcher(digits).matches()) {
            errors.error(
                    Locations.of(file, token),
                    "'" + (digits.length() > 20 ? digits.substring(0, 20) + "…" : digits) + "' is not a constructor id",
                    "An id has one to eight hexadecimal digits. Leave it out to have it computed.");
            return null;
        }
        return new IdElement(Integer.parseUnsignedInt(digits, 16), Locations.of(file, token));
    }

    private List<TypeParameterElement> typeParameters(List<TlParser.TypeParameterContext> contexts) {
        List<TypeParameterElement> parameters = new ArrayList<>();
        for (TlParser.TypeParameterContext context : contexts) {
            TypeElement type = types.type(context.type());
            for (TerminalNode name : context.NAME()) {
                Token symbol = name.getSymbol();
                parameters.add(new TypeParameterElement(symbol.getText(), type, Locations.of(file, symbol)));
            }
        }
        return parameters;
    }

    private List<ArgumentElement> arguments(List<TlParser.ArgumentContext> contexts) {
        List<ArgumentElement> arguments = new ArrayList<>();
        for (TlParser.ArgumentContext context : contexts) {
            if (context instanceof TlParser.RepeatedContext repeated) {
                arguments.add(repeated(repeated));
            } else if (context instanceof TlParser.GroupContext group) {
                TypeElement type = types.term(group.term());
                for (TerminalNode name : group.NAME()) {
                    arguments.add(new ArgumentElement.FieldElement(
                            name.getText(), null, group.BANG() != null, type, Locations.of(file, name.getSymbol())));
                }
            } else if (context instanceof TlParser.NamedContext named) {
                arguments.add(new ArgumentElement.FieldElement(
                        named.name.getText(),
                        condition(named.condition()),
                        named.BANG() != null,
                        types.term(named.term()),
                        at(named)));
            } else if (context instanceof TlParser.AnonymousContext anonymous) {
                arguments.add(new ArgumentElement.FieldElement(
                        "", null, anonymous.BANG() != null, types.term(anonymous.term()), at(anonymous)));
            }
        }
        return arguments;
    }

    private ArgumentElement repeated(TlParser.RepeatedContext context) {
        return new ArgumentElement.RepeatElement(
                context.name == null ? "" : context.name.getText(),
                context.multiplicity() == null ? null : types.multiplicity(context.multiplicity()),
                arguments(context.argument()),
                at(context));
    }

    private @Nullable ConditionElement condition(TlParser.@Nullable ConditionContext context) {
        if (context == null) {
            return null;
        }
        Integer bit = context.bit == null ? null : types.number(context.bit);
        return new ConditionElement(context.field.getText(), bit, at(context));
    }

    private Location at(ParserRuleContext context) {
        return Locations.of(file, context.getStart());
    }
}
