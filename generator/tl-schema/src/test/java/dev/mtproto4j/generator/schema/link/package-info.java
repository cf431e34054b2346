@NullMarked
package dev.mtproto4j.generator.schema.link;

import org.jspecify.annotations.NullMarked;
