package dev.mtproto4j.generator.schema;

/**
 * A place in a schema file.
 *
 * @param file path as the user named it, with forward slashes
 * @param line from 1
 * @param column from 1, in code points
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
