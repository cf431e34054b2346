@NullMarked
package dev.mtproto4j.generator.schema.load;

import org.jspecify.annotations.NullMarked;
