@NullMarked
package dev.mtproto4j.generator.tools.incremental;

import org.jspecify.annotations.NullMarked;
