/**
 * Encodes and decodes TL values straight from a schema, without generated code: the judge of generated code, and a way
 * to read a packet of any schema. Start at {@link dev.mtproto4j.generator.schema.interpret.SchemaCodec}.
 *
 * <p>Written on its own on purpose: it shares no line with the runtime that generated classes call, so that a mistake
 * must be made twice to go unseen.
 */
@NullMarked
package dev.mtproto4j.generator.schema.interpret;

import org.jspecify.annotations.NullMarked;
