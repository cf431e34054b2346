package dev.mtproto4j.generator.java;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a user decides about the generated Java.
 *
 * @param basePackage root of the generated packages, such as {@code dev.mtproto4j.api}
 * @param linkBase address that {@code method/…}, {@code constructor/…} and {@code type/…} are appended to for the
 *     link to the official page, such as {@code https://core.telegram.org/}; empty for no links
 * @param tool what the header comment of each file names as its author
 * @param sourceName what the header comment calls a schema file, from the name in its location
 * @param javadoc whether to write documentation
 */
public record GeneratorOptions(
        String basePackage, String linkBase, String tool, UnaryOperator<String> sourceName, boolean javadoc) {

    public GeneratorOptions {
        Objects.requireNonNull(linkBase, "linkBase");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(sourceName, "sourceName");
        if (!Identifiers.isPackageName(basePackage)) {
            throw new IllegalArgumentException("not a Java package name: \"" + basePackage + "\"");
        }
    }

    /** Options with documentation, without official links, and with schema files called as they were given. */
    public static GeneratorOptions of(String basePackage) {
        return new GeneratorOptions(basePackage, "", "tl-maven-plugin", UnaryOperator.identity(), true);
    }

    /** The same options with another base of official links; empty for none. */
    public GeneratorOptions withLinkBase(String newLinkBase) {
        return new GeneratorOptions(basePackage, newLinkBase, tool, sourceName, javadoc);
    }

    /** The same options with another way to call schema files. */
    public GeneratorOptions withSourceName(UnaryOperator<String> newSourceName) {
        return new GeneratorOptions(basePackage, linkBase, tool, newSourceName, javadoc);
    }

    /** The same options with documentation on or off. */
    public GeneratorOptions withJavadoc(boolean newJavadoc) {
        return new GeneratorOptions(basePackage, linkBase, tool, sourceName, newJavadoc);
    }
}
