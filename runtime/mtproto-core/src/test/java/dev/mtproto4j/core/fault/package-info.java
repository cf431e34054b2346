/** Connections through a proxy that spoils them. */
@NullMarked
package dev.mtproto4j.core.fault;

import org.jspecify.annotations.NullMarked;
