package dev.mtproto4j.generator.java;

/** What ends a line of a generated file, on whatever system it is generated. */
public enum LineEnding {
    LF("\n"),
    CRLF("\r\n");

    private final String characters;

    LineEnding(String characters) {
        this.characters = characters;
    }

    /** A text that has {@code \n} line ends, with these. */
    String apply(String text) {
        return this == LF ? text : text.replace("\n", characters);
    }
}
