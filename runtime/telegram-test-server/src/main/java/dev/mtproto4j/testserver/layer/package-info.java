/** Speaking to clients of other layers: what the built-in services need, read from and written in their constructors. */
@NullMarked
package dev.mtproto4j.testserver.layer;

import org.jspecify.annotations.NullMarked;
