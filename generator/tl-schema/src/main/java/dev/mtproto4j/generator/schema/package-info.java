/**
 * Reading TL schemas: what every stage shares, namely places in the text and errors about them.
 *
 * <p>Start at {@code load.SchemaLoader}, which runs the stages in order: {@code parse} (text to {@code element}, what
 * was written), {@code link} ({@code element} to {@code model}, what it means).
 */
@NullMarked
package dev.mtproto4j.generator.schema;

import org.jspecify.annotations.NullMarked;
