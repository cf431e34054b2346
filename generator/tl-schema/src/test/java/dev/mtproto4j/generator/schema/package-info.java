@NullMarked
package dev.mtproto4j.generator.schema;

import org.jspecify.annotations.NullMarked;
