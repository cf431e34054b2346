/**
 * Random encoded values of a schema, to hold other programs' codecs against ours: {@code mtproto4j schema samples} and
 * {@code mtproto4j schema verify-samples}.
 */
@NullMarked
package dev.mtproto4j.cli.schema;

import org.jspecify.annotations.NullMarked;
