/** Calling any method by its TL name, and reading any TL bytes, with the schema that the program carries. */
@NullMarked
package dev.mtproto4j.cli.call;

import org.jspecify.annotations.NullMarked;
