@NullMarked
package dev.mtproto4j.core.connection.server;

import org.jspecify.annotations.NullMarked;
