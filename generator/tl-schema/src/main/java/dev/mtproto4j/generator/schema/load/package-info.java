/** Files to a checked schema in one call. Start at {@link dev.mtproto4j.generator.schema.load.SchemaLoader}. */
@NullMarked
package dev.mtproto4j.generator.schema.load;

import org.jspecify.annotations.NullMarked;
