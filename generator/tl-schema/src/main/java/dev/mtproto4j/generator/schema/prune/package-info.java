/** A part of a schema with everything that it needs. Start at {@link dev.mtproto4j.generator.schema.prune.SchemaPruner}. */
@NullMarked
package dev.mtproto4j.generator.schema.prune;

import org.jspecify.annotations.NullMarked;
