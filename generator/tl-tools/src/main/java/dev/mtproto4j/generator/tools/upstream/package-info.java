/** What others publish of a schema: the JSON forms of the official site. */
@NullMarked
package dev.mtproto4j.generator.tools.upstream;

import org.jspecify.annotations.NullMarked;
