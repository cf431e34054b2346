package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.grammar.TlLexer;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns what the parser cannot read into errors for people, and finds the place from which to read on. */
final class SyntaxErrors {
    private static final int LISTED = 4;
    private static final int SHOWN_TEXT = 40;
    private static final String SHAPE = "A definition reads: name#id field:type … = Type;";
    private static final Map<Integer, String> NAMES =
            Map.of(TlLexer.NAME, "a name", TlLexer.NUMBER, "a number", TlLexer.ID, "an id");

    private static final Set<Integer> ITEM_STARTS =
            Set.of(TlLexer.NAME, TlLexer.ANNOTATION, TlLexer.SECTION, TlLexer.LAYER);

    private final String file;
    private final ErrorCollector errors;

    SyntaxErrors(String file, ErrorCollector errors) {
        this.file = file;
        this.errors = errors;
    }

    /**
     * Reports an error.
     *
     * @param first where the item that has it began
     * @return the token from which to read on; always behind {@code first}
     */
    Token report(CommonTokenStream tokens, Token first, RecognitionException e) {
        Token bad = e.getOffendingToken();
        if (isWord(first) && bad.getTokenIndex() > first.getTokenIndex()) {
            Token next = startOfDefinition(tokens, first, bad);
            if (next.getTokenIndex() > first.getTokenIndex()) {
                errors.error(
                        Locations.of(file, tokens.get(next.getTokenIndex() - 1)),
                        "';' is missing at the end of the definition of " + first.getText(),
                        "End every definition with a semicolon.");
                return next;
            }
        }
        errors.error(Locations.of(file, bad), message(first, bad, e), advice(first, bad));
        return resume(tokens, first, bad);
    }

    private static String message(Token first, Token bad, RecognitionException e) {
        String where = isWord(first) && bad != first ? " in the definition of " + first.getText() : "";
        String found = bad.getType() == Token.EOF ? "the file ends" : "unexpected " + quote(bad);
        if (bad.getType() == TlLexer.ANNOTATION || bad.getType() == TlLexer.CONTINUATION) {
            found = "an annotation";
        }
        IntervalSet expected = e instanceof InputMismatchException ? e.getExpectedTokens() : new IntervalSet();
        return found + where + (expected.isNil() || expected.size() > LISTED ? "" : "; expected " + list(expected));
    }

    private static String advice(Token first, Token bad) {
        return switch (bad.getType()) {
            case TlLexer.ANNOTATION, TlLexer.CONTINUATION -> "Put annotations before the definition.";
            case TlLexer.SECTION, Token.EOF -> isWord(first) ? "End the definition with a semicolon." : SHAPE;
            case TlLexer.STAR -> "A comment opens with /* before it closes with */. " + SHAPE;
            case TlLexer.LEFT_BRACE ->
                bad == first ? "A schema in JSON can be imported into an edition of TL files. " + SHAPE : SHAPE;
            case TlLexer.OTHER -> "Names are made of Latin letters, digits and '_'. " + SHAPE;
            default -> SHAPE;
        };
    }

    /** The first word of its line at or shortly before {@code bad}, if a new definition seems to begin there. */
    private static Token startOfDefinition(TokenStream tokens, Token first, Token bad) {
        Token candidate = switch (bad.getType()) {
            case TlLexer.EQUALS, TlLexer.ID, TlLexer.COLON, TlLexer.QUESTION -> tokens.get(bad.getTokenIndex() - 1);
            default -> bad;
        };
        boolean firstOfLine = candidate.getTokenIndex() > 0
                && tokens.get(candidate.getTokenIndex() - 1).getLine() < candidate.getLine();
        boolean starts = firstOfLine && ITEM_STARTS.contains(candidate.getType());
        return starts && hasEquals(tokens, first, candidate) ? candidate : first;
    }

    private static boolean hasEquals(TokenStream tokens, Token from, Token to) {
        for (int i = from.getTokenIndex(); i < to.getTokenIndex(); i++) {
            if (tokens.get(i).getType() == TlLexer.EQUALS) {
                return true;
            }
        }
        return false;
    }

    /** Behind the next semicolon, or the next thing that cannot be part of a definition. */
    private static Token resume(TokenStream tokens, Token first, Token bad) {
        int index = bad.getTokenIndex();
        if (bad != first && bad.getType() == TlLexer.ANNOTATION) {
            index++;
        }
        for (Token token = tokens.get(index); ; token = tokens.get(++index)) {
            switch (token.getType()) {
                case Token.EOF -> {
                    return token;
                }
                case TlLexer.SEMICOLON -> {
                    return tokens.get(index + 1);
                }
                case TlLexer.ANNOTATION, TlLexer.SECTION, TlLexer.LAYER -> {
                    if (token != first) {
                        return token;
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean isWord(Token token) {
        return token.getType() == TlLexer.NAME;
    }

    private static String list(IntervalSet expected) {
        StringBuilder text = new StringBuilder();
        int[] types = expected.toArray();
        for (int i = 0; i < types.length; i++) {
            text.append(i == 0 ? "" : i == types.length - 1 ? " or " : ", ");
            String literal = TlLexer.VOCABULARY.getLiteralName(types[i]);
            text.append(literal != null ? literal : NAMES.getOrDefault(types[i], "the end"));
        }
        return text.toString();
    }

    private static String quote(Token token) {
        String text = token.getText();
        if (text.length() > SHOWN_TEXT) {
            text = text.substring(0, text.offsetByCodePoints(0, SHOWN_TEXT / 2)) + "…";
        }
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        shown.append('\'');
        int character = text.codePointAt(0);
        return character < 0x80 ? shown.toString() : shown + String.format(" (U+%04X)", character);
    }
}
