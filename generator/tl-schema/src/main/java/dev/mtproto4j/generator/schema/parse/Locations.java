package dev.mtproto4j.generator.schema.parse;

import dev.mtproto4j.generator.schema.Location;
import org.antlr.v4.runtime.Token;

/** Places of tokens. */
final class Locations {
    private Locations() {}

    static Location of(String file, Token token) {
        return new Location(file, token.getLine(), token.getCharPositionInLine() + 1);
    }
}
