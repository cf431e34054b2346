/** Elements to the model: resolves names, binds flags, computes ids and checks the whole. */
@NullMarked
package dev.mtproto4j.generator.schema.link;

import org.jspecify.annotations.NullMarked;
