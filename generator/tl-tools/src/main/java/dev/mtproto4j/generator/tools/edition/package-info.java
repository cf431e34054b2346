/**
 * An annotated edition of a schema as text that can be edited in place, and merging upstream's news into it. Start at
 * {@link dev.mtproto4j.generator.tools.edition.SchemaImport}.
 */
@NullMarked
package dev.mtproto4j.generator.tools.edition;

import org.jspecify.annotations.NullMarked;
