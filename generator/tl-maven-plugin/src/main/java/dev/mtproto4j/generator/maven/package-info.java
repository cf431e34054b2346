/** Maven goals: {@code tl:generate}, {@code tl:check}. */
@NullMarked
package dev.mtproto4j.generator.maven;

import org.jspecify.annotations.NullMarked;
