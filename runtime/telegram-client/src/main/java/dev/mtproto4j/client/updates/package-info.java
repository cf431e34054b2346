/** What servers send without being asked. */
@NullMarked
package dev.mtproto4j.client.updates;

import org.jspecify.annotations.NullMarked;
