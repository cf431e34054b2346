package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.Location;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.grammar.TlLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Text to the tokens that the parser sees.
 *
 * <p>Looks after everything that would cost the parser, which is recursive, too much stack or memory: it returns no
 * tokens at all from a file that is too large or nested too deep.
 */
final class TokenReader {
    static final int MAX_CHARACTERS = 8 << 20;
    static final int MAX_TOKENS = 2_000_000;
    static final int MAX_NESTING = 64;

    private final SourceText source;
    private final ErrorCollector errors;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Token> openComments = new ArrayDeque<>();

    TokenReader(SourceText source, ErrorCollector errors) {
        this.source = source;
        this.errors = errors;
    }

    /** The tokens with the end of file as the last one, or an empty list after an error that spoils the whole file. */
    List<Token> read() {
        if (source.text().length() > MAX_CHARACTERS) {
            return refuse(
                    new Location(source.file(), 1, 1),
                    "the file has " + source.text().length() + " characters, more than " + MAX_CHARACTERS,
                    "Split it into several files.");
        }
        TlLexer lexer = new TlLexer(CharStreams.fromString(source.text(), source.file()));
        lexer.removeErrorListeners();
        int depth = 0;
        @Nullable Token previous = null;
        Token token;
        do {
            token = lexer.nextToken();
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                trackComment(token);
            } else if (token.getType() != TlLexer.CONTINUATION || continues(previous, token)) {
                depth = nesting(depth, token.getType());
                if (depth > MAX_NESTING) {
                    return refuse(at(token), "brackets are nested more than " + MAX_NESTING + " deep", "");
                }
                if (token.getType() == TlLexer.ANNOTATION
                        && previous != null
                        && previous.getLine() == token.getLine()) {
                    errors.error(
                            at(token),
                            "an annotation behind other text in the line",
                            "Give it a line of its own before the definition that it belongs to.");
                } else {
                    tokens.add(token);
                    previous = token;
                }
            }
            if (tokens.size() > MAX_TOKENS) {
                return refuse(at(token), "the file has more than " + MAX_TOKENS + " words", "Split it.");
            }
        } while (token.getType() != Token.EOF);
        if (!openComments.isEmpty()) {
            errors.error(
                    at(openComments.getLast()),
                    "this comment does not end",
                    "Comments nest: each /* needs a */ of its own.");
        }
        return tokens;
    }

    private void trackComment(Token token) {
        if (token.getType() == TlLexer.BLOCK_OPEN) {
            openComments.push(token);
        } else if (token.getType() == TlLexer.BLOCK_CLOSE) {
            openComments.pop();
        }
    }

    /** Whether {@code //-} goes on with an annotation. Elsewhere it is a comment, such as a line of dashes. */
    private static boolean continues(@Nullable Token previous, Token token) {
        return previous != null
                && (previous.getType() == TlLexer.ANNOTATION || previous.getType() == TlLexer.CONTINUATION)
                && previous.getLine() == token.getLine() - 1;
    }

    private static int nesting(int depth, int type) {
        return switch (type) {
            case TlLexer.LEFT_ANGLE, TlLexer.LEFT_BRACE, TlLexer.LEFT_BRACKET, TlLexer.LEFT_PAREN, TlLexer.PERCENT ->
                depth + 1;
            case TlLexer.RIGHT_ANGLE, TlLexer.RIGHT_BRACE, TlLexer.RIGHT_BRACKET, TlLexer.RIGHT_PAREN ->
                Math.max(0, depth - 1);
            case TlLexer.SEMICOLON -> 0;
            default -> depth;
        };
    }

    private List<Token> refuse(Location location, String message, String advice) {
        errors.error(location, message, advice);
        return List.of();
    }

    private Location at(Token token) {
        return Locations.of(source.file(), token);
    }
}
