/** Tests of pruning. */
@NullMarked
package dev.mtproto4j.generator.schema.prune;

import org.jspecify.annotations.NullMarked;
