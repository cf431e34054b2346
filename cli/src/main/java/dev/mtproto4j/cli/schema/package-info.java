/**
 * The TL compiler on the command line, {@code mtproto4j schema}; and random encoded values of a schema, to hold other
 * programs' codecs against ours.
 */
@NullMarked
package dev.mtproto4j.cli.schema;

import org.jspecify.annotations.NullMarked;
