package dev.mtproto4j.generator.java;

/**
 * A Java source in memory.
 *
 * @param path relative to the source root, with forward slashes
 * @param content with {@code \n} line ends
 */
public record GeneratedFile(String path, String content) {}
