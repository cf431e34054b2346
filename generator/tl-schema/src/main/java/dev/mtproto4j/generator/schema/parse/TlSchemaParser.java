package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.ErrorCollector;
import dev.mtproto4j.generator.schema.SourceText;
import dev.mtproto4j.generator.schema.element.SchemaFileElement;
import dev.mtproto4j.generator.schema.grammar.TlParser;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses the text of schema files into elements.
 *
 * <p>Errors go to an {@link ErrorCollector}; an error in one definition leaves the others alone. Time and memory are
 * linear in the size of the text: it may have up to {@value TokenReader#MAX_CHARACTERS} characters, and brackets may be
 * nested up to {@value TokenReader#MAX_NESTING} deep. May be used by one thread at a time.
 */
public final class TlSchemaParser {
    /** After so many errors in a file the rest of it is not read. */
    static final int MAX_ERRORS = 200;

    private final ErrorCollector errors;

    public TlSchemaParser(ErrorCollector errors) {
        this.errors = errors;
    }

    /** Parses one file. A definition that could not be parsed is left out and reported as an error; then the result says
     * that it is not complete. */
    public SchemaFileElement parse(SourceText source) {
        errors.register(source);
        FileBuilder builder = new FileBuilder(source.file(), errors);
        List<Token> tokens = new TokenReader(source, errors).read();
        if (tokens.isEmpty()) {
            builder.incomplete();
        } else {
            parseItems(source, tokens, builder);
        }
        return builder.build();
    }

    private void parseItems(SourceText source, List<Token> list, FileBuilder builder) {
        CommonTokenStream tokens = new CommonTokenStream(new ListTokenSource(list));
        tokens.fill();
        TlParser parser = new TlParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        SyntaxErrors syntaxErrors = new SyntaxErrors(source.file(), errors);
        int found = 0;
        while (tokens.LA(1) != Token.EOF) {
            Token first = tokens.LT(1);
            try {
                if (PartialApplications.begins(list, first.getTokenIndex())) {
                    builder.add(parser.partial());
                } else {
                    builder.add(parser.item());
                }
            } catch (ParseCancellationException e) {
                if (!(e.getCause() instanceof RecognitionException cause)) {
                    throw e;
                }
                Token resumeAt = syntaxErrors.report(tokens, first, cause);
                tokens.seek(resumeAt.getTokenIndex());
                builder.incomplete();
                if (++found == MAX_ERRORS) {
                    errors.error(
                            Locations.of(source.file(), resumeAt),
                            "more than " + MAX_ERRORS + " errors; the rest of this file was not read",
                            "Is this a TL schema?");
                    return;
                }
            }
        }
    }
}
