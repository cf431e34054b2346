@NullMarked
package dev.mtproto4j.generator.tools.diff;

import org.jspecify.annotations.NullMarked;
