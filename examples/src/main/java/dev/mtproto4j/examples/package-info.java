/** Programs to start from. */
@NullMarked
package dev.mtproto4j.examples;

import org.jspecify.annotations.NullMarked;
