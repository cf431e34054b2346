/** Asking a person: through JLine where there is a terminal, line by line where there is none. */
@NullMarked
package dev.mtproto4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
