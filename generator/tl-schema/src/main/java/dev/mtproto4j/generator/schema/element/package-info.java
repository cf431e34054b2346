/** What was written in a schema file: names as text, nothing resolved, every part with its place. Immutable. */
@NullMarked
package dev.mtproto4j.generator.schema.element;

import org.jspecify.annotations.NullMarked;
