/** The command line: one class per command; {@link dev.mtproto4j.cli.Main} is where it starts. */
@NullMarked
package dev.mtproto4j.cli;

import org.jspecify.annotations.NullMarked;
