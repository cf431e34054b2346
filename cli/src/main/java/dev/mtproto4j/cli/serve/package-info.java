/** Steering a running test server by lines of text, from a program in any language. */
@NullMarked
package dev.mtproto4j.cli.serve;

import org.jspecify.annotations.NullMarked;
