/** Text to elements. Start at {@link dev.mtproto4j.generator.schema.parse.TlSchemaParser}. */
@NullMarked
package dev.mtproto4j.generator.schema.parse;

import org.jspecify.annotations.NullMarked;
