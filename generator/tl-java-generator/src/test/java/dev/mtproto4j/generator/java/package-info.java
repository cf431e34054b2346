@NullMarked
package dev.mtproto4j.generator.java;

import org.jspecify.annotations.NullMarked;
