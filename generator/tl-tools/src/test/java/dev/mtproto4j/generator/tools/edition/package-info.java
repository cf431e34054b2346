@NullMarked
package dev.mtproto4j.generator.tools.edition;

import org.jspecify.annotations.NullMarked;
