/**
 * The server's end of the protocol: it listens, exchanges keys, keeps sessions across connections, and
 * hands calls to a handler. What the calls mean is not known here.
 */
@NullMarked
package dev.mtproto4j.core.connection.server;

import org.jspecify.annotations.NullMarked;
