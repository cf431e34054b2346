/** Reading TL schemas: parse, link, validate. Start at {@code TlSchemaParser}. */
@NullMarked
package dev.mtproto4j.generator.schema;

import org.jspecify.annotations.NullMarked;
