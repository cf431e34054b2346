/** What a hostile peer can send, tried by Jazzer: every input ends in a result or in an exception of ours. */
@NullMarked
package dev.mtproto4j.fuzz;

import org.jspecify.annotations.NullMarked;
