@NullMarked
package dev.mtproto4j.generator.tools.source;

import org.jspecify.annotations.NullMarked;
