/** A schema as TL text. Start at {@link dev.mtproto4j.generator.schema.print.SchemaPrinter}. */
@NullMarked
package dev.mtproto4j.generator.schema.print;

import org.jspecify.annotations.NullMarked;
