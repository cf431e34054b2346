/** A linked schema: what the TL text means, with every name resolved. Immutable. */
@NullMarked
package dev.mtproto4j.generator.schema.model;

import org.jspecify.annotations.NullMarked;
