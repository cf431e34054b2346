@NullMarked
package dev.mtproto4j.core.connection;

import org.jspecify.annotations.NullMarked;
