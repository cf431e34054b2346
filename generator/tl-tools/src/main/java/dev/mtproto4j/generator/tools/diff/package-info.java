/** What has changed between two schemas. Start at {@link dev.mtproto4j.generator.tools.diff.SchemaDiff}. */
@NullMarked
package dev.mtproto4j.generator.tools.diff;

import org.jspecify.annotations.NullMarked;
