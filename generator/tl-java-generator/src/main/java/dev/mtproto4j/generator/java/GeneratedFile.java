package dev.mtproto4j.generator.java;

/**
 * A Java source in memory.
 *
 * @param path relative to the source root, with forward slashes
 * @param content with the line ends of the options
 */
public record GeneratedFile(String path, String content) {}
