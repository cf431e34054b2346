/**
 * Which data centre a call goes to, over which connection, and with whose authorization.
 *
 * <p>A call passes {@link dev.mtproto4j.client.connection.DcRouter}, which picks the data centre and follows
 * migrations, then the {@link dev.mtproto4j.client.connection.DcLink} of that data centre, which opens a connection when
 * there is none and introduces this program on it.
 */
@NullMarked
package dev.mtproto4j.client.connection;

import org.jspecify.annotations.NullMarked;
