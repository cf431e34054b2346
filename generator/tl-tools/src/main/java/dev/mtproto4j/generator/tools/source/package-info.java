/** Schemas by reference: folders, revisions of git, jars. Start at {@link dev.mtproto4j.generator.tools.source.SchemaReference}. */
@NullMarked
package dev.mtproto4j.generator.tools.source;

import org.jspecify.annotations.NullMarked;
