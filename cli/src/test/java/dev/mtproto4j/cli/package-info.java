/** The commands, as a person or a script calls them. */
@NullMarked
package dev.mtproto4j.cli;

import org.jspecify.annotations.NullMarked;
