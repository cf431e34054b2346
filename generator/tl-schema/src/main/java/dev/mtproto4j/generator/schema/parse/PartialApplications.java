package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.grammar.TlLexer;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Tells {@code Vector int;} from a definition, before the parser has to. */
final class PartialApplications {
    private static final Set<String> FINALITY = Set.of("Final", "New", "Empty");

    private static final Set<Integer> PARTS = Set.of(
            TlLexer.NAME,
            TlLexer.NUMBER,
            TlLexer.PERCENT,
            TlLexer.PLUS,
            TlLexer.COMMA,
            TlLexer.LEFT_ANGLE,
            TlLexer.RIGHT_ANGLE,
            TlLexer.LEFT_PAREN,
            TlLexer.RIGHT_PAREN);

    private PartialApplications() {}

    /** Whether what begins at a token is made of a name and type expressions alone, up to its semicolon. */
    static boolean begins(List<Token> tokens, int from) {
        if (tokens.get(from).getType() != TlLexer.NAME
                || FINALITY.contains(tokens.get(from).getText())) {
            return false;
        }
        int at = from + 1;
        while (PARTS.contains(tokens.get(at).getType())) {
            at++;
        }
        return at > from + 1 && tokens.get(at).getType() == TlLexer.SEMICOLON;
    }
}
