/** Data centres as data: their addresses, and the keys that the built-in ones prove themselves with. */
@NullMarked
package dev.mtproto4j.client.dc;

import org.jspecify.annotations.NullMarked;
