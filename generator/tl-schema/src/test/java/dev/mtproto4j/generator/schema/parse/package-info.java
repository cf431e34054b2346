@NullMarked
package dev.mtproto4j.generator.schema.parse;

import org.jspecify.annotations.NullMarked;
