/**
 * A client's connection to one data centre: it dials, makes the authorization key, carries calls, keeps
 * itself alive and comes back after a loss.
 */
@NullMarked
package dev.mtproto4j.core.connection;

import org.jspecify.annotations.NullMarked;
