/**
 * Values whose codec is a table instead of code of their own. Generated classes extend {@link
 * dev.mtproto4j.tl.table.TableObject}, and are about a third of the size; what the schema has no class for is carried
 * as bytes, in a {@link dev.mtproto4j.tl.table.RawObject}.
 */
@NullMarked
package dev.mtproto4j.tl.table;

import org.jspecify.annotations.NullMarked;
