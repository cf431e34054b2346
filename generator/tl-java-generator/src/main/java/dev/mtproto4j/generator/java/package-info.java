/**
 * A linked schema to Java sources. {@link dev.mtproto4j.generator.java.JavaGenerator} is the way in;
 * {@link dev.mtproto4j.generator.java.GeneratedFiles} puts what it makes on disk.
 *
 * <p>The output is a pure function of the schema and the options: no clock, no environment, no order of files.
 */
@NullMarked
package dev.mtproto4j.generator.java;

import org.jspecify.annotations.NullMarked;
