/**
 * TL schemas to Java sources. {@link dev.mtproto4j.generator.java.TlCompiler} is the way in:
 *
 * <pre>{@code
 * GeneratorOptions options = GeneratorOptions.of("com.example.api")
 *         .withFilter(new SchemaFilter(List.of("auth.*", "messages.sendMessage"), List.of()));
 * GeneratedSources sources = new TlCompiler(options).compile(List.of(Path.of("src/main/tl")));
 * GenerationSummary summary = sources.writeTo(Path.of("target/generated-sources/tl"));
 * System.out.println(summary);
 * }</pre>
 *
 * <p>{@link dev.mtproto4j.generator.java.GeneratedSources#files} has the same sources in memory. The output is a pure
 * function of the schema and the options: no clock, no environment, no order of files.
 */
@NullMarked
package dev.mtproto4j.generator.java;

import org.jspecify.annotations.NullMarked;
