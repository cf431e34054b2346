/** Maven goals: {@code tl:generate}, {@code tl:check}, {@code tl:import}, {@code tl:diff}. */
@NullMarked
package dev.mtproto4j.generator.maven;

import org.jspecify.annotations.NullMarked;
