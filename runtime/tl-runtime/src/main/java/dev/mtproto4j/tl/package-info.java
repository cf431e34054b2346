/** What generated TL classes are written against: values, methods, reader, writer, errors. */
@NullMarked
package dev.mtproto4j.tl;

import org.jspecify.annotations.NullMarked;
