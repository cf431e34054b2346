package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.element.TypeElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Parse trees of type expressions to elements. */
final class TypeBuilder {
    private static final int MAX_DIGITS = 9;

    private final String file;
    private final ErrorCollector errors;

    TypeBuilder(String file, ErrorCollector errors) {
        this.file = file;
        this.errors = errors;
    }

    TypeElement type(TlParser.TypeContext context) {
        List<TypeElement> parts = context.sum().stream().map(this::sum).toList();
        return parts.size() == 1 ? parts.get(0) : new TypeElement.Application(parts, at(context));
    }

    TypeElement term(TlParser.TermContext context) {
        if (context instanceof TlParser.ReferenceContext reference) {
            return new TypeElement.Reference(
                    reference.NAME().getText(),
                    reference.type().stream().map(this::type).toList(),
                    at(reference));
        } else if (context instanceof TlParser.NaturalContext natural) {
            return new TypeElement.Natural(number(natural.NUMBER().getSymbol()), at(natural));
        } else if (context instanceof TlParser.BareContext bare) {
            return new TypeElement.Bare(term(bare.term()), at(bare));
        } else if (context instanceof TlParser.ParenthesisedContext parenthesised) {
            return new TypeElement.Parenthesised(type(parenthesised.type()), at(parenthesised));
        } else {
            return new TypeElement.Nat(at(context));
        }
    }

    TypeElement multiplicity(TlParser.MultiplicityContext context) {
        if (context.NUMBER() != null) {
            return new TypeElement.Natural(number(context.NUMBER().getSymbol()), at(context));
        } else if (context.NAME() != null) {
            return new TypeElement.Reference(context.NAME().getText(), List.of(), at(context));
        } else {
            return new TypeElement.Parenthesised(type(context.type()), at(context));
        }
    }

    int number(Token token) {
        String digits = token.getText();
        if (digits.length() > MAX_DIGITS) {
            errors.error(Locations.of(file, token), "this number is too large", "");
            return 0;
        }
        return Integer.parseInt(digits);
    }

    private TypeElement sum(TlParser.SumContext context) {
        List<TypeElement> parts = context.term().stream().map(this::term).toList();
        return parts.size() == 1 ? parts.get(0) : new TypeElement.Sum(parts, at(context));
    }

    private Location at(ParserRuleContext context) {
        return Locations.of(file, context.getStart());
    }
}
