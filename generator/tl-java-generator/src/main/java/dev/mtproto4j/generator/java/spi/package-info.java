/**
 * For those who want more files of a schema than the generator writes: implement
 * {@link dev.mtproto4j.generator.java.spi.SourceEmitter} and name it in
 * {@code META-INF/services/dev.mtproto4j.generator.java.spi.SourceEmitter}.
 */
@NullMarked
package dev.mtproto4j.generator.java.spi;

import org.jspecify.annotations.NullMarked;
