@NullMarked
package dev.mtproto4j.generator.schema.interpret;

import org.jspecify.annotations.NullMarked;
