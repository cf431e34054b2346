@NullMarked
package dev.mtproto4j.generator.schema.print;

import org.jspecify.annotations.NullMarked;
