/** Tests of the commands that compare codecs. */
@NullMarked
package dev.mtproto4j.cli.schema;

import org.jspecify.annotations.NullMarked;
