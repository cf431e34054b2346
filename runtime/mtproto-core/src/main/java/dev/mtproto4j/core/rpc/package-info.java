/** Calls on a session: each ends in exactly one of a result, an error of the server, or an exception that says what is known. */
@NullMarked
package dev.mtproto4j.core.rpc;

import org.jspecify.annotations.NullMarked;
