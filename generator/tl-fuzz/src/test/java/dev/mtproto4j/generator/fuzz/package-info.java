/** Jazzer targets for the schema compiler. */
@NullMarked
package dev.mtproto4j.generator.fuzz;

import org.jspecify.annotations.NullMarked;
