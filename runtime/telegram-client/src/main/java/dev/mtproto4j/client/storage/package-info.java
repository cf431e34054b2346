/** What survives a restart: the session as a value, and where it is kept. */
@NullMarked
package dev.mtproto4j.client.storage;

import org.jspecify.annotations.NullMarked;
